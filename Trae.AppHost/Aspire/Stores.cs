using Trae.AppHost.Embedded;
using Trae.AppHost.State;

namespace Trae.AppHost;

/// <summary>
/// What stands behind the graph's stores: containers when it runs, Azure when it is published, and processes of this machine
/// where there is no container engine. <c>Standin/Stores.cs</c> is the twin without Aspire.
/// </summary>
internal static class Stores
{
    // The same places that Directory.Build.props looks at.
    private static readonly string[] EngineSockets =
    [
        "/var/run/docker.sock",
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".docker/run/docker.sock"),
        "/run/podman/podman.sock",
    ];

    public static bool UsesEmbeddedStores(this IDistributedApplicationBuilder builder) =>
        builder.ExecutionContext.IsRunMode && !EngineSockets.Any(File.Exists);

    public static IResourceBuilder<IResourceWithConnectionString> AddDatabase(this IDistributedApplicationBuilder builder, string name) =>
        builder.UsesEmbeddedStores()
            ? builder.AddEmbeddedPostgres(name)
            : builder.AddAzurePostgresFlexibleServer("postgres")
                .RunAsContainer(container => container.WithDataVolume())
                .AddDatabase(name);

    public static IResourceBuilder<IResourceWithConnectionString> AddCache(this IDistributedApplicationBuilder builder, string name) =>
        builder.UsesEmbeddedStores()
            ? builder.AddEmbeddedRedis(name)
            : builder.AddAzureManagedRedis(name).RunAsContainer();

    /// <summary>Null where Postgres itself rings: when the graph runs, unless <c>Bus=servicebus</c> asks for the emulator.</summary>
    public static IResourceBuilder<IResourceWithConnectionString>? AddBus(this IDistributedApplicationBuilder builder, string name)
    {
        if (builder.ExecutionContext.IsRunMode && builder.Configuration["Bus"] is not "servicebus")
        {
            return null;
        }

        if (builder.UsesEmbeddedStores())
        {
            throw new GraphException("The Service Bus emulator needs a container engine: start Docker or Podman, or leave out Bus=servicebus.");
        }

        var bus = builder.AddAzureServiceBus(name).RunAsEmulator();
        bus.AddServiceBusQueue(Deployment.JobQueue);

        return bus;
    }

    /// <summary>Blobs in Azure; when the graph runs, a folder is as good and can be looked into.</summary>
    public static IResourceBuilder<IResourceWithConnectionString> AddMedia(this IDistributedApplicationBuilder builder, string name) =>
        builder.ExecutionContext.IsRunMode
            ? builder.AddMediaFolder(name)
            : builder.AddAzureStorage("storage").AddBlobs(name);
}
