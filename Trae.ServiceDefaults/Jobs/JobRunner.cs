using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Trae.Jobs;

/// <summary>Runs one claimed job from its claim to its end.</summary>
internal sealed partial class JobRunner(
    JobLeases leases,
    IServiceScopeFactory scopes,
    IEnumerable<JobRegistration> registrations,
    IOptions<JobOptions> options,
    TimeProvider clock,
    ILogger<JobRunner> log)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(100);

    private readonly Dictionary<string, JobRegistration> _handlers = registrations.ToDictionary(known => known.Kind, StringComparer.Ordinal);
    private readonly JobOptions _options = options.Value;

    public IReadOnlyCollection<string> Kinds => _handlers.Keys;

    /// <param name="asked">Timestamp from before the job was claimed; its lease runs from there.</param>
    public async Task Run(ClaimedJob job, long asked, CancellationToken stopping)
    {
        using var activity = JobTelemetry.Start(job);
        using var scope = log.BeginScope("{Kind} {JobId}, attempt {Attempt}", job.Kind, job.Id, job.Attempt);
        using var lease = new JobLease(job, leases, _options, clock, log, asked);

        var context = new JobContext(job.Id, job.WorkspaceId, job.GroupId, job.Attempt);
        var outcome = await Attempt(job, context, lease, stopping);

        if (outcome is null || !await Send(outcome.Value.End, lease))
        {
            LogLost(log, job.Kind, job.Id);
            outcome = new("lost", null!);
        }

        JobTelemetry.Stop(activity, job, outcome.Value.Name, clock.GetElapsedTime(asked));
    }

    /// <returns>Null if the lease was lost.</returns>
    private async Task<Outcome?> Attempt(ClaimedJob job, JobContext context, JobLease lease, CancellationToken stopping)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stopping, lease.Lost, lease.Cancelled);
        using var done = new CancellationTokenSource();
        var beating = lease.Beat(context, done.Token);

        try
        {
            await using var services = scopes.CreateAsyncScope();
            await _handlers[job.Kind].Run(services.ServiceProvider, job.Payload, context, stop.Token);

            return new("succeeded", ct => Complete(job, context, ct));
        }
        catch (Exception) when (lease.Lost.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception error)
        {
            return Explain(job, error, lease, stopping);
        }
        finally
        {
            await done.CancelAsync();
            await beating;
        }
    }

    // The next heartbeat would have carried the note; there is none.
    private async Task<bool> Complete(ClaimedJob job, JobContext context, CancellationToken ct)
    {
        if (context.HasNote)
        {
            await leases.Heartbeat(job, context.Progress, _options.Lease, ct);
        }

        return await leases.Complete(job, ct);
    }

    private Outcome Explain(ClaimedJob job, Exception error, JobLease lease, CancellationToken stopping)
    {
        if (lease.Cancelled.IsCancellationRequested)
        {
            return new("cancelled", ct => leases.EndCancelled(job, ct));
        }

        // Whatever it threw, it was us who stopped it; a failure that lasts will show itself again.
        if (stopping.IsCancellationRequested)
        {
            return new("released", ct => leases.Release(job, ct));
        }

        if (error is PermanentJobException permanent)
        {
            LogFailed(log, job.Kind, job.Id, permanent.Message, permanent.InnerException);

            return new("failed", ct => leases.Fail(job, permanent.Code, permanent.Message, retryAfter: null, ct));
        }

        LogRetry(log, job.Kind, job.Id, job.Attempt, job.MaxAttempts, error);
        var wait = Backoff.After(job.Attempt, _options.FirstRetry, _options.LongestRetry);

        var (code, reason) = error is IExplained explained ? (explained.Code, error.Message) : ("attempt-failed", Unexpected(job.Id));

        return new("retried", ct => leases.Fail(job, code, reason, wait, ct));
    }

    private static string Unexpected(Guid jobId) =>
        $"Something unexpected happened in this step. Try again; if it happens again, who runs Trae finds the reason in the log of job {jobId}.";

    /// <summary>Says how the attempt ended, for as long as the lease holds: the database may be away for a moment.</summary>
    private async Task<bool> Send(Func<CancellationToken, Task<bool>> end, JobLease lease)
    {
        for (var failures = 1; !lease.Lost.IsCancellationRequested; failures++)
        {
            try
            {
                return await end(lease.Lost);
            }
            catch (Exception error)
            {
                LogUnsent(log, error.Message);
                await Task.Delay(Backoff.After(failures, FirstWait, _options.Heartbeat), clock, lease.Lost)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        return false;
    }

    private readonly record struct Outcome(string Name, Func<CancellationToken, Task<bool>> End);

    [LoggerMessage(LogLevel.Warning, "{Kind} {JobId} is no longer ours; what it did here does not count")]
    private static partial void LogLost(ILogger log, string kind, Guid jobId);

    [LoggerMessage(LogLevel.Error, "{Kind} {JobId} failed: {Reason}")]
    private static partial void LogFailed(ILogger log, string kind, Guid jobId, string reason, Exception? error);

    [LoggerMessage(LogLevel.Warning, "{Kind} {JobId} failed in attempt {Attempt} of {MaxAttempts}")]
    private static partial void LogRetry(ILogger log, string kind, Guid jobId, int attempt, int maxAttempts, Exception error);

    [LoggerMessage(LogLevel.Warning, "The end of a job could not be stored, trying again: {Reason}")]
    private static partial void LogUnsent(ILogger log, string reason);
}
