namespace Trae.Jobs;

/// <summary>A job and the lease that its worker holds.</summary>
/// <param name="Attempt">1 for the first.</param>
/// <param name="Token">Grows with every claim.</param>
/// <param name="Traceparent">W3C trace context of whoever enqueued it.</param>
/// <param name="Waited">How long it was ready before it was claimed.</param>
public sealed record ClaimedJob(
    Guid Id,
    Guid WorkspaceId,
    Guid GroupId,
    string Kind,
    string Payload,
    int Attempt,
    int MaxAttempts,
    long Token,
    string? Traceparent,
    TimeSpan Waited);

/// <summary>What a heartbeat is answered.</summary>
public enum LeaseAnswer
{
    Kept,

    /// <summary>Kept, and the job is to stop.</summary>
    Cancel,

    /// <summary>The job is no longer this worker's.</summary>
    Lost,
}
