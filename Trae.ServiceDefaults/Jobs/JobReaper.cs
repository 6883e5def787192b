using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Trae.Jobs;

/// <summary>
/// Takes jobs back from workers that have gone silent, and from a clock that was set back. Every process that works does it, for all.
/// </summary>
internal sealed partial class JobReaper(JobLeases leases, IOptions<JobOptions> options, TimeProvider clock, ILogger<JobReaper> log)
    : BackgroundService
{
    // Other processes may have longer leases than this one.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Reap, clock);

        try
        {
            do
            {
                await Reap(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task Reap(CancellationToken ct)
    {
        try
        {
            var late = await leases.BringBackTimes(options.Value.LongestRetry, options.Value.Lease + Margin, ct);
            if (late > 0)
            {
                LogClock(log, late);
            }

            var reaped = await leases.Reap(ct);
            if (reaped > 0)
            {
                JobTelemetry.CountReaped(reaped);
                LogReaped(log, reaped);
            }
        }
        catch (Exception error) when (!ct.IsCancellationRequested)
        {
            LogAway(log, error.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The database's clock was set back: {Count} job(s) would have waited for it, and no longer do")]
    private static partial void LogClock(ILogger log, int count);

    [LoggerMessage(LogLevel.Warning, "Took back {Count} job(s) from workers that stopped answering")]
    private static partial void LogReaped(ILogger log, int count);

    [LoggerMessage(LogLevel.Warning, "Expired leases could not be looked for: {Reason}")]
    private static partial void LogAway(ILogger log, string reason);
}
