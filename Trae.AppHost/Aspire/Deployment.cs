using System.Globalization;
using Aspire.Hosting.Azure;
using Azure.Provisioning.AppContainers;

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
        }
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
            project.WithEnvironment("AllowedHosts", "*");
        }

        return project.PublishAsAzureContainerApp((_, app) =>
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

            if (sticky)
            {
                app.Configuration.Ingress.StickySessionsAffinity = StickySessionAffinity.Sticky;
            }
        });
    }

    /// <summary>As many workers as jobs wait (KEDA's azure-servicebus scaler, with the worker's own identity), none when none do.</summary>
    public static IResourceBuilder<ProjectResource> ScaleOnJobs(
        this IResourceBuilder<ProjectResource> project, IResourceBuilder<IResourceWithConnectionString>? bus, int max) =>
        project.PublishAsAzureContainerApp((infrastructure, app) =>
        {
            if (bus?.Resource is not AzureServiceBusResource serviceBus
                || !project.Resource.TryGetLastAnnotation<AppIdentityAnnotation>(out var identity))
            {
                throw new InvalidOperationException("The workers scale on a Service Bus queue, which the published graph lacks.");
            }

            app.Template.Scale.MinReplicas = 0;
            app.Template.Scale.MaxReplicas = max;
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
}
