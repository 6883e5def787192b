using Microsoft.Extensions.Configuration;
using Trae.AppHost.State;

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

    /// <summary>Lets the API sign people in: on this machine with secrets of the data folder, deployed with parameters.</summary>
    public static IResourceBuilder<ProjectResource> WithIdentityServer(this IResourceBuilder<ProjectResource> api, IDistributedApplicationBuilder builder)
    {
        if (builder.ExecutionContext.IsPublishMode)
        {
            return api.WithSignInParameters(builder);
        }

        var identity = LocalIdentity.Of(builder);
        identity.TellOnce(builder);

        return api.WithSignIn(builder)
            .WithEnvironment("Mail__Folder", DataFolder.Of(builder).Mail)
            .WithEnvironment("Identity__MachineKey", identity.MachineKey)
            .WithEnvironment("Identity__DemoOwner__Email", LocalIdentity.OwnerEmail)
            .WithEnvironment("Identity__DemoOwner__Password", identity.OwnerPassword);
    }

    /// <summary>Lets a process sign in with the API.</summary>
    public static IResourceBuilder<ProjectResource> WithSignIn(this IResourceBuilder<ProjectResource> project, IDistributedApplicationBuilder builder)
    {
        if (builder.ExecutionContext.IsPublishMode)
        {
            return project.WithSignInParameters(builder);
        }

        var identity = LocalIdentity.Of(builder);

        return project.WithEnvironment("Identity__Issuer", identity.Issuer).WithEnvironment("Identity__WebClientSecret", identity.WebClientSecret);
    }
}
