using System.Globalization;
using Aspire.Hosting;
using Npgsql;
using Trae.AppHost.Embedded;
using Trae.AppHost.State;

namespace Trae.Tests.AppHost.Standin;

/// <summary>A real PostgreSQL, run as the machine's user has to run it.</summary>
public sealed class EmbeddedPostgresTests
{
    [Fact]
    public async Task Keeps_its_data_through_a_kill_and_through_a_new_start()
    {
        using var folder = new TemporaryFolder();

        await using (var graph = new PostgresGraph(folder.Path))
        {
            await graph.Start();
            await graph.Execute("create table kept (id int); insert into kept values (42)");

            // The supervisor starts it again, and it recovers from its log.
            ProcessSignals.Send(graph.Server.Id, ProcessSignals.Kill);
            await graph.Transcript.Line("postgres ended unexpectedly (killed by signal 9)");
            await graph.Transcript.Line("postgres is up", after: graph.Transcript.Lines.Count);
            Assert.Equal(42, await graph.Execute("select id from kept"));
        }

        LeaveLockFileOfAnotherProcess(folder.Path);

        await using (var graph = new PostgresGraph(folder.Path))
        {
            await graph.Start();
            Assert.Equal(42, await graph.Execute("select id from kept"));
        }
    }

    [Fact]
    public async Task Lets_nobody_in_without_the_password_and_keeps_that_to_this_user()
    {
        using var folder = new TemporaryFolder();
        await using var graph = new PostgresGraph(folder.Path);
        await graph.Start();

        var stranger = new NpgsqlConnectionStringBuilder(graph.ConnectionString) { Password = "guess", Pooling = false };
        await using var connection = new NpgsqlConnection(stranger.ConnectionString);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => connection.OpenAsync());

        Assert.Equal(PostgresErrorCodes.InvalidPassword, refused.SqlState);
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite,
            File.GetUnixFileMode(Path.Combine(folder.Path, "secrets", "postgres")));
    }

    /// <summary>As after a power cut: the id in the file belongs to some other process by now.</summary>
    private static void LeaveLockFileOfAnotherProcess(string folder) => File.WriteAllText(
        Path.Combine(folder, "postgres", "postmaster.pid"),
        string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}\n{folder}/postgres\n1\n5432\n\n\n"));

    private sealed class PostgresGraph : IAsyncDisposable
    {
        private readonly string _folder;
        private readonly DistributedApplication _running;

        public PostgresGraph(string folder)
        {
            _folder = folder;
            var builder = DistributedApplication.CreateBuilder([$"--TRAE_DATA={folder}"]);
            Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton<TextWriter>(builder.Services, Transcript);
            ConnectionString = builder.AddEmbeddedPostgres("trae").Resource.ConnectionStringExpression.Value + ";Pooling=false";
            _running = builder.Build();
        }

        public GraphTranscript Transcript { get; } = new();

        public string ConnectionString { get; }

        public ProcessIdentity Server => GraphState.Read(new DataFolder(_folder).StateFile)!.Processes.Single().Process;

        public async Task Start()
        {
            await _running.StartAsync();
            await Transcript.Line("Trae is ready");
        }

        public async Task<object?> Execute(string sql)
        {
            await using var connection = new NpgsqlConnection(ConnectionString);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(sql, connection);

            return await command.ExecuteScalarAsync();
        }

        public async ValueTask DisposeAsync()
        {
            await _running.StopAsync();
            await _running.DisposeAsync();
        }
    }
}
