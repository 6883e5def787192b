using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Configuration;
using Npgsql;
using StackExchange.Redis;
using Trae;
using Trae.Database;

namespace Microsoft.Extensions.Hosting;

/// <summary>
/// The stores that the graph gives its processes, by the names that AppHost.cs gives them. The address comes from
/// <c>ConnectionStrings:{name}</c>.
/// </summary>
public static class TraeClientsExtensions
{
    public const string DatabaseName = "trae";
    public const string CacheName = "cache";

    /// <summary>An <see cref="Npgsql.NpgsqlDataSource"/> for Postgres, with health check, telemetry and a <see cref="DatabaseWatch"/>.</summary>
    public static TBuilder AddTraeDatabase<TBuilder>(this TBuilder builder)
        where TBuilder : IHostApplicationBuilder
    {
        TraeClients.AddDatabase(builder, DatabaseName);
        builder.Services.AddSingleton<DatabaseWatch>().AddHostedService(provider => provider.GetRequiredService<DatabaseWatch>());

        return builder;
    }

    /// <summary>
    /// Redis as <see cref="IConnectionMultiplexer"/>, distributed cache and output cache store. A Redis that is down costs
    /// speed, never a request: health says "degraded". Without a connection string the caches are in memory.
    /// </summary>
    public static TBuilder AddTraeCache<TBuilder>(this TBuilder builder)
        where TBuilder : IHostApplicationBuilder
    {
        if (!string.IsNullOrEmpty(builder.Configuration.GetConnectionString(CacheName)))
        {
            TraeClients.AddCache(builder, CacheName);
            builder.Services.AddHealthChecks().AddCheck<RedisHealthCheck>(CacheName, HealthStatus.Degraded);

            return builder;
        }

        builder.Services.AddDistributedMemoryCache();
        builder.Services.AddOutputCache();
        builder.Services.AddHealthChecks().AddCheck(
            CacheName, () => HealthCheckResult.Degraded($"In memory: ConnectionStrings__{CacheName} names no Redis."));

        return builder;
    }

    /// <summary>
    /// Each connection keeps what it is asked often prepared: planning a read takes longer than reading. What the connection string says
    /// itself holds (<c>Max Auto Prepare=0</c> where a pooler in front keeps none).
    /// </summary>
    internal static void Tune(NpgsqlConnectionStringBuilder connection)
    {
        if (!connection.ShouldSerialize("Max Auto Prepare"))
        {
            connection.MaxAutoPrepare = 100;
            connection.AutoPrepareMinUsages = 2;
        }

        // Nothing of ours outlives its statement or transaction on a connection, and forgetting it all costs as much as a small read.
        if (!connection.ShouldSerialize("No Reset On Close"))
        {
            connection.NoResetOnClose = true;
        }
    }

    /// <summary>A command fails at once while Redis is away (callers then do without), and reconnecting goes on behind.</summary>
    internal static void Tolerate(ConfigurationOptions options)
    {
        options.AbortOnConnectFail = false;
        options.BacklogPolicy = BacklogPolicy.FailFast;
        options.ConnectTimeout = 2_000;
        options.ConnectRetry = 1;

        // One that is there and answers nothing costs each command this.
        options.AsyncTimeout = options.SyncTimeout = 1_000;
    }
}
