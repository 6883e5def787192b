using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Trae.Tests.Hosting;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace Trae.Tests.Hosting;

/// <summary>
/// A real PostgreSQL on a free loopback port, started when first used and removed with its data at the end of the run.
/// Take the shared one in a test's constructor; make one of your own to crash it.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task>> _templates = new(StringComparer.Ordinal);
    private readonly Lazy<Task<PostgresSession>> _session;
    private int _databases;
    private int _port;

    public PostgresServer() => _session = new(Start);

    /// <summary>Makes an empty database and returns its connection string.</summary>
    public async Task<string> CreateDatabase()
    {
        await _session.Value;

        return await Create($"test_{Interlocked.Increment(ref _databases)}", "template0");
    }

    /// <summary>Makes a copy of a template database, which <paramref name="prepare"/> fills the first time it is asked for.</summary>
    /// <param name="template">Lower-case letters and underscores: "jobs".</param>
    /// <param name="prepare">Given the template's connection string.</param>
    public async Task<string> CreateDatabase(string template, Func<string, Task> prepare)
    {
        await _session.Value;
        await _templates.GetOrAdd(template, name => new(() => PrepareTemplate(name, prepare))).Value;

        return await Create($"test_{Interlocked.Increment(ref _databases)}", $"template_{template}");
    }

    /// <summary>Kills the server as a power cut would; what was committed is recovered by <see cref="Resume"/>.</summary>
    public async Task Crash() => await (await _session.Value).Run("stop -m immediate");

    public async Task Resume() => await (await _session.Value).Run("start");

    /// <summary>It stays, and answers nothing, until <see cref="Continue"/>.</summary>
    public async Task Pause() => await (await _session.Value).Run("pause");

    public async Task Continue() => await (await _session.Value).Run("continue");

    public async ValueTask DisposeAsync()
    {
        if (_session.IsValueCreated)
        {
            await (await _session.Value).DisposeAsync();
        }
    }

    private async Task<PostgresSession> Start()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            _port = ((IPEndPoint)probe.LocalEndpoint).Port;
        }

        return await PostgresSession.Start(_port);
    }

    private async Task PrepareTemplate(string name, Func<string, Task> prepare)
    {
        var database = $"template_{name}";
        await prepare(await Create(database, "template0"));

        // A database is only copied while nobody is connected to it, and the pools of whoever filled it may still be.
        await Execute($"alter database {database} with allow_connections false");
        await Execute($"select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = '{database}'");
    }

    private async Task<string> Create(string database, string template)
    {
        await Execute($"create database {database} template {template}");

        return ConnectionString(database);
    }

    private async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={_port};Username=trae;Database={database};Maximum Pool Size=30;Connection Idle Lifetime=20";
}
