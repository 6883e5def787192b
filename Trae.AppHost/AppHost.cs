using Trae.AppHost;
using Trae.AppHost.State;

var builder = DistributedApplication.CreateBuilder(args);
if (await Preflight.Run(builder, args) is { } exitCode)
{
    return exitCode;
}

builder.AddDeployment();

var database = builder.AddDatabase("trae");
var cache = builder.AddCache("cache");
var bus = builder.AddBus("bus");
var media = builder.AddMedia("media");

var migrations = builder.AddProject<Projects.Trae_Api>("migrations")
    .WithArgs("--migrate")
    .WithDatabase(database).WaitFor(database)
    .DeployAsJob();

var api = builder.AddProject<Projects.Trae_Api>("api")
    .WithHttpEndpoint(port: Ports.ApiOf(builder))
    .WithHttpHealthCheck("/health")
    .WithDatabase(database).WaitForCompletion(migrations)
    .WithReference(cache).WaitFor(cache)
    .WithReference(media)
    .WithBus(bus)
    .WithIdentityServer(builder)
    .WithSettings("SignOn", "AzureAd", "KeyRing", "Mail", "Quotas", "Models", "Search")
    .ScaleOnRequests(min: 1, max: 10, concurrent: 50);

builder.AddProject<Projects.Trae_VideoWorker>("worker")
    .WithHttpEndpoint()
    .WithHttpHealthCheck("/health")
    .WithDatabase(database).WaitForCompletion(migrations)
    .WithReference(media)
    .WithBus(bus)
    .WithReplicas(builder.Workers())
    .DeployFromDockerfile("Trae.VideoWorker/Dockerfile")
    .ScaleOnJobs(bus, max: 30);

builder.AddProject<Projects.Trae_Web>("web")
    .WithHttpEndpoint(port: Ports.WebOf(builder))
    .WithExternalHttpEndpoints()
    .WithHttpHealthCheck("/health")
    .WithReference(cache).WaitFor(cache)
    .WithReference(api).WaitFor(api)
    .WithSignIn(builder)
    .ScaleOnRequests(min: 1, max: 10, concurrent: 100, sticky: true);

await builder.Build().RunAsync();

return Environment.ExitCode;
