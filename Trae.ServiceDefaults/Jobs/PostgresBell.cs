namespace Trae.Jobs;

/// <summary>Rings when Postgres notifies that a job may be ready, and when notifications may have been missed.</summary>
internal sealed class PostgresBell : IJobBell, INotified
{
    private TaskCompletionSource _next = NotYet();

    public string Channel => JobSql.BellChannel;

    public Task NextRing(CancellationToken ct) => Volatile.Read(ref _next).Task.WaitAsync(ct);

    public void Heard(string? payload) => Interlocked.Exchange(ref _next, NotYet()).TrySetResult();

    private static TaskCompletionSource NotYet() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
