namespace Trae.Jobs;

/// <summary>Wakes idle workers. A ring may be lost, doubled or for nothing: the <c>jobs</c> table is the truth.</summary>
public interface IJobBell
{
    /// <summary>Ends at the next ring after this call. Call it before looking for a job, so that no ring falls in between.</summary>
    Task NextRing(CancellationToken ct);
}
