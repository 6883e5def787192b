using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Trae.Jobs;

/// <summary>
/// Sends one message for each job that becomes ready. It works from the table, after the commit, so there is never a message
/// without a job; of several processes one does it at a time.
/// </summary>
internal sealed partial class ServiceBusAnnouncer(
    JobAnnouncer jobs, ServiceBusClient bus, TimeProvider clock, ILogger<ServiceBusAnnouncer> log) : BackgroundService, INotified
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _heard = new(0, 1);

    string INotified.Channel => JobSql.BellChannel;

    void INotified.Heard(string? payload)
    {
        // One waiting signal stands for any number: the table says what is new.
        if (_heard.CurrentCount == 0)
        {
            try
            {
                _heard.Release();
            }
            catch (SemaphoreFullException)
            {
                // Another was a moment faster.
            }
        }
    }

    public override void Dispose()
    {
        base.Dispose();
        _heard.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var sender = bus.CreateSender(ServiceBusBell.Queue);

        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await jobs.Announce(ready => Send(sender, ready, stoppingToken), stoppingToken) > 0)
                {
                    // There may be more than one sending's worth.
                }

                await _heard.WaitAsync(Poll, stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                LogAway(log, error.Message);
                await Task.Delay(Poll, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private static Task Send(ServiceBusSender sender, IReadOnlyList<ReadyJob> ready, CancellationToken ct) =>
        sender.SendMessagesAsync(
            ready.Select(job => new ServiceBusMessage { MessageId = $"{job.Id}", Subject = job.Kind, ScheduledEnqueueTime = job.RunAt }),
            ct);

    [LoggerMessage(LogLevel.Warning, "Ready jobs could not be announced on the bus, trying again: {Reason}")]
    private static partial void LogAway(ILogger log, string reason);
}
