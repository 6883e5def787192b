using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Trae.Api.Data;
using Trae.Jobs;

namespace Trae.Api.Features.Productions;

/// <summary>
/// Clears away, long after their end, the jobs that nothing is read off any more: those of published productions that newer ones
/// have replaced, whose rows say all that is shown of them, and those of deleted videos. A production that failed or was
/// cancelled keeps its jobs, because they alone know so and why.
/// </summary>
internal sealed partial class OldJobs(IServiceScopeFactory scopes, IOptions<JobOptions> options, TimeProvider clock, ILogger<OldJobs> log)
    : BackgroundService
{
    private const int Batch = 200;
    private static readonly TimeSpan Period = TimeSpan.FromHours(6);

    /// <summary>Any number of processes may do it at once.</summary>
    /// <returns>How many jobs are gone.</returns>
    public async Task<int> Clear(CancellationToken ct)
    {
        var cleared = 0;
        while (true)
        {
            // In a scope and a context of its own: a failure leaves nothing behind for the next.
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<TraeDb>();
            var before = cleared;
            foreach (var group in await Find(db, ct))
            {
                await using var transaction = await db.Database.BeginTransactionAsync(ct);
                cleared += await JobStore.Clear(db.Connection, group, options.Value.Keep, ct);
                await transaction.CommitAsync(ct);
            }

            if (cleared == before)
            {
                return cleared;
            }
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Housekeeping.Every(Period, clock, Tell, reason => LogAway(log, reason), stoppingToken);

    private async Task Tell(CancellationToken ct)
    {
        if (await Clear(ct) is > 0 and var cleared)
        {
            LogCleared(log, cleared);
        }
    }

    // Groups of which some job is old enough; whether all are is for JobStore.Clear to see, under its lock. Writing and clearing
    // jobs are told from jobs of other kinds of groups by their keys.
    private async Task<List<Guid>> Find(TraeDb db, CancellationToken ct) => await db.Database.SqlQuery<Guid>(
        $"""
        select j.group_id as "Value"
        from jobs j
        left join productions p on p.id = j.group_id
        left join videos v on v.id = coalesce(p.video_id, j.group_id)
        where (j.unique_key like 'production/%' or j.unique_key like 'video/%')
            and (v.id is null or (
                p.published_at is not null
                and v.published_production_id is distinct from p.id
                and exists (select from productions newer where newer.video_id = p.video_id and newer.id > p.id)))
        group by j.group_id
        having bool_and(j.state in ('succeeded', 'failed', 'cancelled') and j.finished_at <= now() - {options.Value.Keep})
        limit {Batch}
        """).ToListAsync(ct);

    [LoggerMessage(LogLevel.Information, "Cleared away {Count} jobs that nothing follows from any more")]
    private static partial void LogCleared(ILogger log, int count);

    [LoggerMessage(LogLevel.Warning, "Old jobs could not be cleared away: {Reason}")]
    private static partial void LogAway(ILogger log, string reason);
}
