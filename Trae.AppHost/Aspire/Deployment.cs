using System.Globalization;
using Aspire.Hosting.Azure;
using Azure.Provisioning.AppContainers;
using Microsoft.Extensions.Configuration;

namespace Trae.AppHost;

/// <summary>How Azure Container Apps runs each process; <c>Standin/Deployment.cs</c> is the twin that deploys nothing.</summary>
internal static class Deployment
{
    /// <summary>Holds one message per ready job, so its length is how much work waits.</summary>
    public const string JobQueue = "jobs";

    public static void AddDeployment(this IDistributedApplicationBuilder builder)
    {
        if (builder.ExecutionContext.IsPublishMode)
        {
            builder.AddAzureContainerAppEnvironment("environment");
            builder.AddAzureUserAssignedIdentity("identity");
        }
    }

    /// <summary>
    /// Deployed, all who use the database are one identity: PostgreSQL gives a table to the role that made it, which is the
    /// migrations', and no administrator may write to another's.
    /// </summary>
    public static IResourceBuilder<ProjectResource> WithDatabase(
        this IResourceBuilder<ProjectResource> project, IResourceBuilder<IResourceWithConnectionString> database)
    {
        var builder = project.ApplicationBuilder;
        if (builder.Resources.OfType<AzureUserAssignedIdentityResource>().SingleOrDefault() is { } identity)
        {
            project.WithAzureUserAssignedIdentity(builder.CreateResourceBuilder(identity));
        }

        return project.WithReference(database);
    }

    /// <summary>Runs to its end when it is started, instead of for ever.</summary>
    public static IResourceBuilder<ProjectResource> DeployAsJob(this IResourceBuilder<ProjectResource> project) =>
        project.PublishAsAzureContainerAppJob((_, job) => job.Configuration.ReplicaRetryLimit = 3);

    /// <summary>Builds the image from the project's own Dockerfile, for what .NET's base image lacks (ffmpeg, voices, fonts).</summary>
    public static IResourceBuilder<ProjectResource> DeployFromDockerfile(this IResourceBuilder<ProjectResource> project, string dockerfile) =>
        project.PublishAsDockerFile(container => container.WithDockerfile("..", dockerfile));

    /// <param name="concurrent">Requests at once per replica before another is added.</param>
    /// <param name="sticky">Keeps a browser on one replica, which a Blazor circuit needs.</param>
    public static IResourceBuilder<ProjectResource> ScaleOnRequests(
        this IResourceBuilder<ProjectResource> project, int min, int max, int concurrent, bool sticky = false)
    {
        if (project.ApplicationBuilder.ExecutionContext.IsPublishMode)
        {
            // The environment's ingress decides which names lead here; on a laptop only loopback's are answered.
            project.WithEnvironment("AllowedHosts", "*").WithProbe(ProbeType.Readiness, "/health");

            // Each ingress on the way adds one hop, and the web another.
            project.WithEnvironment("ForwardedHeaders__Limit", IsExternal(project) ? "1" : "2");
            if (IsExternal(project))
            {
                // Only the environment's own ingress has such addresses. The API knows the web by its proof, and believes no other app.
                project.WithEnvironment("ForwardedHeaders__KnownNetworks", "10.0.0.0/8;100.64.0.0/10;172.16.0.0/12;192.168.0.0/16");
            }
        }

        return project.WithLiveness().PublishAsAzureContainerApp((_, app) =>
        {
            app.Template.Scale.MinReplicas = min;
            app.Template.Scale.MaxReplicas = max;
            app.Template.Scale.Rules.Add(new ContainerAppScaleRule
            {
                Name = "requests",
                Http = new ContainerAppHttpScaleRule
                {
                    Metadata = { ["concurrentRequests"] = concurrent.ToString(CultureInfo.InvariantCulture) },
                },
            });

            // Inside the environment the web calls http://api: the ingress would redirect that to https, and a POST become a GET.
            app.Configuration.Ingress.AllowInsecure = !IsExternal(project);

            if (sticky)
            {
                app.Configuration.Ingress.StickySessionsAffinity = StickySessionAffinity.Sticky;
            }
        });
    }

    /// <summary>As many workers as jobs wait (KEDA's azure-servicebus scaler, with the worker's own identity), none when none do.</summary>
    public static IResourceBuilder<ProjectResource> ScaleOnJobs(
        this IResourceBuilder<ProjectResource> project, IResourceBuilder<IResourceWithConnectionString>? bus, int max) =>
        project.WithLiveness().PublishAsAzureContainerApp((infrastructure, app) =>
        {
            if (bus?.Resource is not AzureServiceBusResource serviceBus
                || project.Resource.Annotations.OfType<AppIdentityAnnotation>().LastOrDefault() is not { } identity)
            {
                throw new InvalidOperationException("The workers scale on a Service Bus queue, which the published graph lacks.");
            }

            app.Template.Scale.MinReplicas = 0;
            app.Template.Scale.MaxReplicas = max;

            // A job that runs has no message any more: without work waiting, the last worker must outlive a long one.
            app.Template.Scale.CooldownPeriod = 30 * 60;
            app.Template.Scale.Rules.Add(new ContainerAppScaleRule
            {
                Name = JobQueue,
                Custom = new ContainerAppCustomScaleRule
                {
                    CustomScaleRuleType = "azure-servicebus",
                    Identity = identity.IdentityResource.Id.AsProvisioningParameter(infrastructure),
                    Metadata =
                    {
                        ["namespace"] = serviceBus.NameOutputReference.AsProvisioningParameter(infrastructure),
                        ["queueName"] = JobQueue,
                        ["messageCount"] = "1",
                    },
                },
            });
        });

    private static bool IsExternal(IResourceBuilder<ProjectResource> project) =>
        project.Resource.Annotations.OfType<EndpointAnnotation>().Any(each => each.IsExternal);

    /// <summary>
    /// Hands on what these sections hold where `azd` runs, each setting as a parameter with its value: secret, since one of them is a key as
    /// soon as not. On a laptop a process inherits them.
    /// </summary>
    public static IResourceBuilder<ProjectResource> WithSettings(this IResourceBuilder<ProjectResource> project, params string[] sections)
    {
        var builder = project.ApplicationBuilder;
        var settings = sections
            .Where(_ => builder.ExecutionContext.IsPublishMode)
            .SelectMany(section => builder.Configuration.GetSection(section).AsEnumerable())
            .Where(setting => setting.Value is not null);
        foreach (var (key, value) in settings)
        {
            var name = key.Replace(':', '-').ToLowerInvariant();
            project.WithEnvironment(key.Replace(":", "__", StringComparison.Ordinal), builder.AddParameter(name, value!, secret: true));
        }

        return project;
    }

    /// <summary>The public origin and the secret of the web are asked for by `azd up`; the secret is kept as one.</summary>
    public static IResourceBuilder<ProjectResource> WithSignInParameters(
        this IResourceBuilder<ProjectResource> project, IDistributedApplicationBuilder builder)
    {
        var origin = Parameter(builder, "public-origin", secret: false);
        var secret = Parameter(builder, "web-client-secret", secret: true);

        return project.WithEnvironment("Identity__Issuer", origin).WithEnvironment("Identity__WebClientSecret", secret);
    }

    private static IResourceBuilder<ParameterResource> Parameter(IDistributedApplicationBuilder builder, string name, bool secret) =>
        builder.Resources.OfType<ParameterResource>().SingleOrDefault(known => known.Name == name) is { } known
            ? builder.CreateResourceBuilder(known)
            : builder.AddParameter(name, secret: secret);

    private static IResourceBuilder<ProjectResource> WithLiveness(this IResourceBuilder<ProjectResource> project) =>
        project.ApplicationBuilder.ExecutionContext.IsPublishMode ? project.WithProbe(ProbeType.Liveness, "/alive") : project;

    // Not WithHttpProbe: it registers a health check, and the graph's own is registered already.
    private static IResourceBuilder<ProjectResource> WithProbe(this IResourceBuilder<ProjectResource> project, ProbeType type, string path) =>
        project.WithAnnotation(new EndpointProbeAnnotation
        {
            Type = type,
            EndpointReference = project.GetEndpoint("http"),
            Path = path,
            InitialDelaySeconds = 5,
            PeriodSeconds = 10,
            TimeoutSeconds = 5,
            FailureThreshold = 3,
            SuccessThreshold = 1,
        });
}
