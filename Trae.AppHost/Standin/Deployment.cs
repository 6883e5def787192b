namespace Trae.AppHost;

/// <summary>Nothing is deployed from here; <c>Aspire/Deployment.cs</c> is the twin that says how Azure runs each process.</summary>
internal static class Deployment
{
    public static void AddDeployment(this IDistributedApplicationBuilder _)
    {
    }

    public static IResourceBuilder<ProjectResource> WithDatabase(
        this IResourceBuilder<ProjectResource> project, IResourceBuilder<IResourceWithConnectionString> database) => project.WithReference(database);

    public static IResourceBuilder<ProjectResource> DeployAsJob(this IResourceBuilder<ProjectResource> project) => project;

    public static IResourceBuilder<ProjectResource> DeployFromDockerfile(
        this IResourceBuilder<ProjectResource> project, string dockerfile) => project;

    public static IResourceBuilder<ProjectResource> ScaleOnRequests(
        this IResourceBuilder<ProjectResource> project, int min, int max, int concurrent, bool sticky = false) => project;

    public static IResourceBuilder<ProjectResource> ScaleOnJobs(
        this IResourceBuilder<ProjectResource> project, IResourceBuilder<IResourceWithConnectionString>? bus, int max) => project;

    public static IResourceBuilder<ProjectResource> WithSettings(this IResourceBuilder<ProjectResource> project, params string[] _) => project;

    public static IResourceBuilder<ProjectResource> WithSignInParameters(
        this IResourceBuilder<ProjectResource> project, IDistributedApplicationBuilder _) => project;
}
