using Microsoft.AspNetCore.OutputCaching.StackExchangeRedis;
using Microsoft.Extensions.Caching.StackExchangeRedis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace Microsoft.Extensions.Hosting;

/// <summary>Stands in for <c>Aspire.StackExchange.Redis</c> and its caching packages.</summary>
public static class RedisClientExtensions
{
    public static void AddRedisClient(
        this IHostApplicationBuilder builder, string connectionName, Action<ConfigurationOptions>? configureOptions = null)
    {
        builder.Services.AddSingleton<IConnectionMultiplexer>(services =>
        {
            var options = ConfigurationOptions.Parse(
                services.GetRequiredService<IConfiguration>().RequireConnectionString(connectionName));
            options.LoggerFactory = services.GetRequiredService<Logging.ILoggerFactory>();
            configureOptions?.Invoke(options);

            return ConnectionMultiplexer.Connect(options);
        });
    }

    /// <summary>Over the multiplexer of <see cref="AddRedisClient"/>.</summary>
    public static void AddRedisDistributedCache(this IHostApplicationBuilder builder, string connectionName)
    {
        builder.Services.AddStackExchangeRedisCache(options => options.InstanceName = $"{connectionName}:");
        builder.Services.AddOptions<RedisCacheOptions>().Configure<IServiceProvider>((options, services) =>
            options.ConnectionMultiplexerFactory = () => Task.FromResult(services.GetRequiredService<IConnectionMultiplexer>()));
    }

    /// <inheritdoc cref="AddRedisDistributedCache"/>
    public static void AddRedisOutputCache(this IHostApplicationBuilder builder, string connectionName)
    {
        builder.Services.AddOutputCache();
        builder.Services.AddStackExchangeRedisOutputCache(options => options.InstanceName = $"{connectionName}:output:");
        builder.Services.AddOptions<RedisOutputCacheOptions>().Configure<IServiceProvider>((options, services) =>
            options.ConnectionMultiplexerFactory = () => Task.FromResult(services.GetRequiredService<IConnectionMultiplexer>()));
    }
}
