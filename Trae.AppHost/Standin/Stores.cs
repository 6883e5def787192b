using Trae.AppHost.Embedded;

namespace Trae.AppHost;

/// <summary>What stands behind the graph's stores; <c>Aspire/Stores.cs</c> is the twin for containers and Azure.</summary>
internal static class Stores
{
    public static bool UsesEmbeddedStores(this IDistributedApplicationBuilder _) => true;

    public static IResourceBuilder<IResourceWithConnectionString> AddDatabase(this IDistributedApplicationBuilder builder, string name) =>
        builder.AddEmbeddedPostgres(name);

    public static IResourceBuilder<IResourceWithConnectionString> AddCache(this IDistributedApplicationBuilder builder, string name) =>
        builder.AddEmbeddedRedis(name);

    /// <summary>None: Postgres itself rings (LISTEN/NOTIFY).</summary>
    public static IResourceBuilder<IResourceWithConnectionString>? AddBus(this IDistributedApplicationBuilder builder, string name) =>
        builder.Configuration["Bus"] is "servicebus"
            ? throw new State.GraphException($"The bus '{name}' needs Aspire's packages: start with -p:UseAspire=true, or leave out Bus=servicebus.")
            : null;

    public static IResourceBuilder<IResourceWithConnectionString> AddMedia(this IDistributedApplicationBuilder builder, string name) =>
        builder.AddMediaFolder(name);
}
