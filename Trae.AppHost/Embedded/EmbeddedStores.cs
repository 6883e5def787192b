using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Trae.AppHost.State;

namespace Trae.AppHost.Embedded;

/// <summary>Postgres and Redis as processes of this machine, for where no container can run.</summary>
internal static class EmbeddedStores
{
    /// <summary>A server with one database, whose connection string is the resource's.</summary>
    public static IResourceBuilder<IResourceWithConnectionString> AddEmbeddedPostgres(this IDistributedApplicationBuilder builder, string database)
    {
        var cluster = PostgresCluster.Prepare(DataFolder.Of(builder), database);
        var port = Ports.Free();
        var portText = port.ToString(CultureInfo.InvariantCulture);
        var command = cluster.ServerCommand(port);

        builder.Services.AddHealthChecks().AddAsyncCheck("postgres-ready", ct =>
            Answer(cluster.Programs.IsReady, ["-h", "127.0.0.1", "-p", portText, "-d", database, "-t", "2"], ct));
        var server = builder.AddExecutable("postgres", command[0], cluster.Folder, command[1..])
            .WithHealthCheck("postgres-ready")
            .WithAnnotation(new StopSignalAnnotation(ProcessSignals.Interrupt));

        return builder
            .AddConnectionString(database, ReferenceExpression.Create(
                $"Host=127.0.0.1;Port={portText};Username={PostgresCluster.Role};Password={cluster.Password};Database={database};SSL Mode=Disable"))
            .WaitFor(server);
    }

    /// <summary>A cache that forgets when it stops, as a cache may.</summary>
    public static IResourceBuilder<IResourceWithConnectionString> AddEmbeddedRedis(this IDistributedApplicationBuilder builder, string name)
    {
        var redis = RedisServer.Prepare(DataFolder.Of(builder), Ports.Free());

        builder.Services.AddHealthChecks().AddAsyncCheck("redis-ready", redis.Ping);
        var server = builder.AddExecutable("redis", redis.Program, redis.Folder, redis.ConfigurationFile)
            .WithHealthCheck("redis-ready");

        return builder.AddConnectionString(name, ReferenceExpression.Create($"{redis.ConnectionString}")).WaitFor(server);
    }

    /// <summary>Media files in the data folder.</summary>
    public static IResourceBuilder<IResourceWithConnectionString> AddMediaFolder(this IDistributedApplicationBuilder builder, string name)
    {
        var folder = DataFolder.Of(builder).Media;
        Directory.CreateDirectory(folder);

        return builder.AddConnectionString(name, ReferenceExpression.Create($"Folder={folder}"));
    }

    private static async Task<HealthCheckResult> Answer(string program, string[] arguments, CancellationToken ct)
    {
        var (exitCode, output) = await Task.Run(() => Command.Try([program, .. arguments]), ct);

        return exitCode == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(output);
    }
}
