using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Trae.Jobs;
using Trae.Tests.Hosting;

namespace Trae.Tests.Jobs;

/// <summary>A database with the jobs' tables, and everything that a caller of jobs has.</summary>
internal sealed class JobBench : IAsyncDisposable
{
    private readonly IHost _host;

    private JobBench(string connectionString, IHost host)
    {
        ConnectionString = connectionString;
        _host = host;
    }

    /// <summary>How long a test waits for what must happen; far more than it takes, for a machine that is busy.</summary>
    public static TimeSpan Deadline { get; } = TimeSpan.FromMinutes(4);

    public string ConnectionString { get; }

    public Guid Workspace { get; } = Guid.CreateVersion7();

    public NpgsqlDataSource Database => _host.Services.GetRequiredService<NpgsqlDataSource>();

    public JobStore Store => _host.Services.GetRequiredService<JobStore>();

    public JobLeases Leases => _host.Services.GetRequiredService<JobLeases>();

    public JobChanges Changes => _host.Services.GetRequiredService<JobChanges>();

    public static async Task<JobBench> Create(PostgresServer server)
    {
        var database = await server.CreateDatabase("jobs", async template =>
        {
            await using var source = NpgsqlDataSource.Create(template);
            await using var command = source.CreateCommand(JobSchema.Sql + TestJobs.Sql);
            await command.ExecuteNonQueryAsync();
        });

        var bench = new JobBench(database, Build(database, builder => builder.AddJobs()));
        await bench._host.StartAsync();

        return bench;
    }

    /// <summary>Runs a worker inside the test, with fast settings and the test handlers.</summary>
    public async Task<IHost> StartWorker(Action<JobOptions>? configure = null, Action<IServiceCollection>? services = null)
    {
        var host = Build(ConnectionString, builder =>
        {
            builder.AddJobWorker(options =>
            {
                options.Lease = TimeSpan.FromSeconds(5);
                options.Heartbeat = TimeSpan.FromMilliseconds(100);
                options.Reap = TimeSpan.FromMilliseconds(200);
                options.Poll = TimeSpan.FromSeconds(1);
                options.FirstRetry = TimeSpan.FromMilliseconds(20);
                configure?.Invoke(options);
            });
            builder.Services.AddTestHandlers();
            services?.Invoke(builder.Services);
        });

        await host.StartAsync();

        return host;
    }

    public NewJob Job(Guid group, object payload, params Guid[] dependsOn)
    {
        var id = Guid.CreateVersion7();

        return new(id, Workspace, group, $"{id}", payload) { DependsOn = dependsOn };
    }

    public Task Enqueue(params IReadOnlyCollection<NewJob> jobs) => Store.Enqueue(jobs, TestContext.Current.CancellationToken);

    public Task<ClaimedJob?> Claim(TimeSpan? lease = null) =>
        Leases.Claim([nameof(Work), nameof(Poison)], "test", lease ?? TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

    /// <summary>Waits until the jobs of the group are as they should be.</summary>
    public Task<IReadOnlyList<JobSnapshot>> Until(Guid group, Func<IReadOnlyList<JobSnapshot>, bool> expected) =>
        Until(group, ct => Store.List([group], ct), expected);

    public Task<IReadOnlyList<JobSnapshot>> UntilEnded(Guid group) =>
        Until(group, jobs => jobs.All(job => job.State is JobState.Succeeded or JobState.Failed or JobState.Cancelled));

    public async Task<T> Until<T>(Guid group, Func<CancellationToken, Task<T>> read, Func<T, bool> expected)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(Deadline);
        T last = default!;

        try
        {
            await foreach (var _ in Changes.Watch(group, deadline.Token))
            {
                try
                {
                    last = await read(deadline.Token);
                    if (expected(last))
                    {
                        return last;
                    }
                }
                catch (NpgsqlException error) when (error.IsTransient)
                {
                    // A connection from before a crash; the next look has a new one.
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Told below, with what there was instead.
        }

        throw new TimeoutException($"It did not come to be. Last seen: {string.Join("; ", last as IEnumerable<JobSnapshot> ?? [])}{last}");
    }

    /// <summary>Holds gated jobs back until disposed.</summary>
    public async Task<IAsyncDisposable> CloseGate()
    {
        var gate = new NpgsqlConnection(ConnectionString + ";Pooling=false");
        await gate.OpenAsync();
        await gate.Execute("select pg_advisory_lock($1)", [Work.Gate], CancellationToken.None);

        return gate;
    }

    public async Task<T> Scalar<T>(string sql, params object[] values)
    {
        await using var command = Database.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    private static IHost Build(string database, Action<HostApplicationBuilder> configure)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddNpgsqlDataSource(database);
        configure(builder);

        return builder.Build();
    }
}
