using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.Logging;

namespace Trae.Jobs;

/// <summary>
/// Rings for a message in the queue, and for Postgres as well: any process may take any message, so the one that can do the
/// job is not always the one that took it. What the messages are for is scaling: the queue is about as long as the jobs that
/// wait, since every claim and every idle slot takes one out.
/// </summary>
internal sealed partial class ServiceBusBell(ServiceBusClient bus, PostgresBell postgres, TimeProvider clock, ILogger<ServiceBusBell> log)
    : IJobBell
{
    public const string Queue = "jobs";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    // The client, which the container owns, closes it.
    private readonly ServiceBusReceiver _receiver = bus.CreateReceiver(Queue);

    public async Task NextRing(CancellationToken ct)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var message = NextMessage(either.Token);

        try
        {
            await await Task.WhenAny(postgres.NextRing(either.Token), message);
        }
        finally
        {
            await either.CancelAsync();
            await message.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task NextMessage(CancellationToken ct)
    {
        while (true)
        {
            try
            {
                if (await _receiver.ReceiveMessageAsync(maxWaitTime: null, ct) is { } message)
                {
                    // Not cut off: a message that is neither completed nor lost would ring again when its lock runs out.
                    await _receiver.CompleteMessageAsync(message, CancellationToken.None);

                    return;
                }
            }
            catch (ServiceBusException error)
            {
                LogAway(log, error.Message);
                await Task.Delay(Pause, clock, ct);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The bus does not answer; Postgres still rings: {Reason}")]
    private static partial void LogAway(ILogger log, string reason);
}
