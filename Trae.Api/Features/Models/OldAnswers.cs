using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;

namespace Trae.Api.Features.Models;

/// <summary>Takes away kept answers that are old, and says of calls that never came back that they are lost. Any number of processes may do it at once.</summary>
internal sealed partial class OldAnswers(IServiceScopeFactory scopes, TimeProvider clock, ILogger<OldAnswers> log) : BackgroundService
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);
    private static readonly TimeSpan Lost = TimeSpan.FromHours(1);

    public async Task Clear(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, now) = (scope.ServiceProvider.GetRequiredService<TraeDb>(), clock.GetUtcNow());
        await db.KeptAnswers.Where(answer => answer.At < now - Kept).ExecuteDeleteAsync(ct);

        // What they may have cost stays counted.
        await db.ModelCalls.Where(call => call.Outcome == ModelCall.Reserved && call.StartedAt < now - Lost)
            .ExecuteUpdateAsync(set => set.SetProperty(call => call.Outcome, "lost").SetProperty(call => call.EndedAt, now), ct);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Housekeeping.Every(TimeSpan.FromHours(1), clock, Clear, reason => LogAway(log, reason), stoppingToken);

    [LoggerMessage(LogLevel.Warning, "Old answers of models could not be cleared away: {Reason}")]
    private static partial void LogAway(ILogger log, string reason);
}
