using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Trae.Database;

/// <summary>
/// Asks the database every half second, on a connection of its own, whether it is there. One that is there and answers nothing (a stopped
/// process, a machine that hangs) would hold whoever asks it for as long as that lasts: their connections are ended instead, and nobody
/// opens another until it answers again. A question of its own tells that from a slow query, which is left alone.
/// </summary>
/// <remarks>On threads of its own: where all others wait for the database, nothing else runs either.</remarks>
public sealed partial class DatabaseWatch(NpgsqlDataSource database, ILogger<DatabaseWatch> log) : IHostedService, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(250);

    /// <summary>With a pause and a glance, whoever asks is answered within five seconds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly ManualResetEventSlim _stop = new();
    private volatile IPEndPoint[] _peers = [];
    private volatile bool _isSilent;
    private long _askedAt;

    /// <summary>Whether it is there and does not answer; false where it cannot even be reached, which whoever asks finds out at once.</summary>
    public bool IsSilent => _isSilent;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        new Thread(Ask) { IsBackground = true, Name = "database question" }.Start();
        new Thread(Look) { IsBackground = true, Name = "database watch" }.Start();

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _stop.Set();

        return Task.CompletedTask;
    }

    // The threads may be waiting for it still.
    public void Dispose() => _stop.Set();

    private void Ask()
    {
        NpgsqlConnection? connection = null;
        do
        {
            Volatile.Write(ref _askedAt, Stopwatch.GetTimestamp());
            try
            {
                connection ??= Open();
                using var command = new NpgsqlCommand("select 1", connection) { CommandTimeout = 0 };
                command.ExecuteScalar();
                Hear();
            }
            catch (Exception error) when (error is NpgsqlException or SocketException or InvalidOperationException)
            {
                connection?.Dispose();
                connection = null;
            }

            Volatile.Write(ref _askedAt, 0);
        }
        while (!_stop.Wait(Pause));

        connection?.Dispose();
    }

    private NpgsqlConnection Open()
    {
        var target = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        if (target.Host is { } host && !host.StartsWith('/'))
        {
            _peers = [.. from name in host.Split(',') from address in Dns.GetHostAddresses(name) select new IPEndPoint(address, target.Port)];
        }

        return database.OpenConnection();
    }

    private void Hear()
    {
        if (_isSilent)
        {
            _isSilent = false;
            LogBack();
        }
    }

    private void Look()
    {
        while (!_stop.Wait(Glance))
        {
            var asked = Volatile.Read(ref _askedAt);
            if (asked == 0 || Stopwatch.GetElapsedTime(asked) < Patience)
            {
                continue;
            }

            if (!_isSilent)
            {
                _isSilent = true;
                LogSilent(Patience.TotalSeconds);
            }

            OwnSockets.HangUp(_peers);
        }
    }

    [LoggerMessage(LogLevel.Error, "The database has answered nothing for {Seconds} s; its connections are ended until it does.")]
    private partial void LogSilent(double seconds);

    [LoggerMessage(LogLevel.Warning, "The database answers again.")]
    private partial void LogBack();
}
