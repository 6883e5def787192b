namespace Trae.Jobs;

/// <summary>A job to enqueue.</summary>
/// <param name="UniqueKey">At most one job of this key ever exists in the workspace; a second is ignored.</param>
/// <param name="Payload">The request record; its type's name is the kind.</param>
/// <param name="DependsOn">Jobs that must succeed first; their permanent failure fails this one.</param>
/// <param name="Scene">Zero-based scene number, for jobs of one scene.</param>
public sealed record NewJob(Guid Id, Guid WorkspaceId, Guid GroupId, string UniqueKey, object Payload)
{
    public IReadOnlyList<Guid> DependsOn { get; init; } = [];

    /// <summary>Higher goes first.</summary>
    public int Priority { get; init; }

    public int MaxAttempts { get; init; } = 5;

    public int? Scene { get; init; }

    public string Kind => Payload.GetType().Name;
}

public enum JobState
{
    Blocked,
    Ready,
    Running,
    Succeeded,
    Failed,
    Cancelled,
}

/// <summary>A job as it stands.</summary>
public sealed record JobSnapshot(
    Guid Id,
    Guid GroupId,
    string Kind,
    JobState State,
    int? Scene,
    string? Stage,
    double Progress,
    int Attempts,
    string? ErrorCode,
    string? Error,
    DateTimeOffset CreatedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt);
