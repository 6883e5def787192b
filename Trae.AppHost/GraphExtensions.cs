using Microsoft.Extensions.Configuration;

namespace Trae.AppHost;

internal static class GraphExtensions
{
    /// <summary>Rings through the bus where there is one; Postgres' own doorbell needs no reference.</summary>
    public static IResourceBuilder<ProjectResource> WithBus(
        this IResourceBuilder<ProjectResource> project, IResourceBuilder<IResourceWithConnectionString>? bus) =>
        bus is null ? project : project.WithReference(bus).WaitFor(bus);

    /// <summary>The setting <c>TRAE_WORKERS</c>: how many workers run on this machine, 1 unless told.</summary>
    public static int Workers(this IDistributedApplicationBuilder builder) =>
        Math.Clamp(builder.Configuration.GetValue("TRAE_WORKERS", 1), 1, 64);
}
