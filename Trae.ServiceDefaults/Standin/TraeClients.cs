using Microsoft.Extensions.Hosting;

namespace Trae;

/// <summary>The stores through the stand-in registrations; <c>Aspire/TraeClients.cs</c> is its twin for Azure.</summary>
internal static class TraeClients
{
    public static void AddDatabase(IHostApplicationBuilder builder, string name) =>
        builder.AddNpgsqlDataSource(name, configureDataSourceBuilder: source => TraeClientsExtensions.Tune(source.ConnectionStringBuilder));

    public static void AddCache(IHostApplicationBuilder builder, string name)
    {
        builder.AddRedisClient(name, configureOptions: TraeClientsExtensions.Tolerate);
        builder.AddRedisDistributedCache(name);
        builder.AddRedisOutputCache(name);
    }
}
