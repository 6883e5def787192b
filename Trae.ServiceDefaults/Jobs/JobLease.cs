using Microsoft.Extensions.Logging;

namespace Trae.Jobs;

/// <summary>The worker's side of a lease: it beats, and knows by its own clock when the lease has run out.</summary>
internal sealed partial class JobLease : IDisposable
{
    private readonly CancellationTokenSource _lost;
    private readonly CancellationTokenSource _cancelled = new();
    private readonly ClaimedJob _job;
    private readonly JobLeases _leases;
    private readonly JobOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;

    /// <param name="asked">Timestamp from before the claim was sent: never later than the database's own start of the lease.</param>
    public JobLease(ClaimedJob job, JobLeases leases, JobOptions options, TimeProvider clock, ILogger log, long asked)
    {
        (_job, _leases, _options, _clock, _log) = (job, leases, options, clock, log);
        _lost = new(Left(asked), clock);
    }

    /// <summary>The job is, or may be, another's.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Somebody asked for the job to be cancelled.</summary>
    public CancellationToken Cancelled => _cancelled.Token;

    /// <summary>Beats until told that the work is done, or the lease is lost. Never throws.</summary>
    public async Task Beat(JobContext context, CancellationToken done)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(done, Lost);
        JobProgress? sent = null;

        while (true)
        {
            await Task.Delay(_options.Heartbeat, _clock, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stop.IsCancellationRequested)
            {
                return;
            }

            var progress = context.Progress;
            if (await TryBeat(progress == sent ? null : progress, stop.Token))
            {
                sent = progress;
            }
        }
    }

    public void Dispose()
    {
        _lost.Dispose();
        _cancelled.Dispose();
    }

    private async Task<bool> TryBeat(JobProgress? progress, CancellationToken ct)
    {
        var asked = _clock.GetTimestamp();

        try
        {
            var answer = await _leases.Heartbeat(_job, progress, _options.Lease, ct);
            if (answer == LeaseAnswer.Lost)
            {
                await _lost.CancelAsync();

                return false;
            }

            _lost.CancelAfter(Left(asked));
            if (answer == LeaseAnswer.Cancel)
            {
                await _cancelled.CancelAsync();
            }

            return true;
        }
        catch (Exception error) when (!ct.IsCancellationRequested)
        {
            // The lease goes on until it runs out; the next beat may get through.
            LogMissed(_log, error.Message);

            return false;
        }
        catch (Exception)
        {
            // Cut off because the work is done or the lease is lost: nobody needs this beat any more.
            return false;
        }
    }

    private TimeSpan Left(long asked)
    {
        var left = _options.Lease - _clock.GetElapsedTime(asked);

        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    [LoggerMessage(LogLevel.Warning, "A heartbeat did not reach the database: {Reason}")]
    private static partial void LogMissed(ILogger log, string reason);
}
