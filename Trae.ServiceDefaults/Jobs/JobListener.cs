using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Trae.Jobs;

/// <summary>Is told what Postgres notifies on a channel.</summary>
public interface INotified
{
    string Channel { get; }

    /// <param name="payload">Null after the connection was away: anything may have happened.</param>
    void Heard(string? payload);
}

/// <summary>The one connection of this process that listens to Postgres; it comes back by itself after an outage.</summary>
internal sealed partial class JobListener(
    NpgsqlDataSource database, IEnumerable<INotified> receivers, TimeProvider clock, ILogger<JobListener> log) : BackgroundService
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    // Finds a connection that broke without a word.
    private static readonly TimeSpan Check = TimeSpan.FromSeconds(30);

    private readonly INotified[] _receivers = [.. receivers];
    private int _failures;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Listen(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                LogAway(log, error.Message);
                await Task.Delay(Backoff.After(++_failures, FirstWait, LongestWait), clock, stoppingToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task Listen(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        connection.Notification += (_, notified) => Tell(notified.Channel, notified.Payload);

        foreach (var channel in _receivers.Select(receiver => receiver.Channel).Distinct(StringComparer.Ordinal))
        {
            await connection.Execute($"listen {channel}", [], ct);
        }

        foreach (var receiver in _receivers)
        {
            receiver.Heard(null);
        }

        _failures = 0;
        while (true)
        {
            if (!await connection.WaitAsync(Check, ct))
            {
                await connection.Execute("select 1", [], ct);
            }
        }
    }

    private void Tell(string channel, string payload)
    {
        foreach (var receiver in _receivers)
        {
            if (receiver.Channel == channel)
            {
                receiver.Heard(payload);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Not listening to the database, trying again: {Reason}")]
    private static partial void LogAway(ILogger log, string reason);
}
