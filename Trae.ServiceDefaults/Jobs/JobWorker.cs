using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Trae.Jobs;

/// <summary>Claims and runs jobs of the kinds that have handlers, as many at once as it has slots.</summary>
internal sealed partial class JobWorker(
    JobLeases leases, IJobBell bell, JobRunner runner, IOptions<JobOptions> options, TimeProvider clock, ILogger<JobWorker> log)
    : BackgroundService
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly JobOptions _options = options.Value;
    private readonly string _owner = $"{Environment.MachineName}:{Environment.ProcessId}";

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        runner.Kinds.Count == 0
            ? Task.CompletedTask
            : Task.WhenAll(Enumerable.Range(0, _options.Slots).Select(_ => RunSlot(stoppingToken)));

    private async Task RunSlot(CancellationToken stopping)
    {
        var failures = 0;

        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await RunNext(stopping);
                failures = 0;
            }
            catch (Exception error) when (!stopping.IsCancellationRequested)
            {
                LogAway(log, error.Message);
                await Task.Delay(Backoff.After(++failures, FirstWait, LongestWait), clock, stopping)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception error)
            {
                LogStopped(log, error.Message);
            }
        }
    }

    /// <summary>Runs a job, or waits until there may be one.</summary>
    private async Task RunNext(CancellationToken stopping)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var ring = bell.NextRing(waiting.Token);
        var asked = clock.GetTimestamp();

        try
        {
            // A claim that is cut off when we stop could be granted without our knowing, so it is not cut off.
            if (await leases.Claim(runner.Kinds, _owner, _options.Lease, CancellationToken.None) is { } job)
            {
                await waiting.CancelAsync();
                await runner.Run(job, asked, stopping);

                return;
            }

            var due = await leases.NextDue(runner.Kinds, stopping);
            var wait = due < _options.Poll ? due.Value : _options.Poll;
            await Task.WhenAny(ring, Task.Delay(wait, clock, waiting.Token));
        }
        finally
        {
            await waiting.CancelAsync();
            await ring.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(LogLevel.Warning, "No jobs can be claimed, trying again: {Reason}")]
    private static partial void LogAway(ILogger log, string reason);

    [LoggerMessage(LogLevel.Debug, "Stopped while waiting for a job: {Reason}")]
    private static partial void LogStopped(ILogger log, string reason);
}
