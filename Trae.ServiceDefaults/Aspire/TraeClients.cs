using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Trae;

/// <summary>
/// The stores through Aspire's client integrations. The Azure ones sign in with Entra ID where the connection string has
/// no password, as Azure's databases expect, and use the password where it has one, as containers expect.
/// </summary>
internal static class TraeClients
{
    public static void AddDatabase(IHostApplicationBuilder builder, string name) =>
        builder.AddAzureNpgsqlDataSource(name, configureDataSourceBuilder: source => TraeClientsExtensions.Tune(source.ConnectionStringBuilder));

    public static void AddCache(IHostApplicationBuilder builder, string name) =>
        builder.AddRedisClientBuilder(name, settings => settings.DisableHealthChecks = true, TraeClientsExtensions.Tolerate)
            .WithAzureAuthentication()
            .WithDistributedCache()
            .WithOutputCache();
}
