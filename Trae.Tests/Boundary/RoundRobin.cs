using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Transforms;

namespace Trae.Tests.Boundary;

/// <summary>What stands before replicas: each request goes to the next of them, whoever asks.</summary>
internal sealed class RoundRobin : IAsyncDisposable
{
    private readonly WebApplication _proxy;
    private readonly ConcurrentDictionary<string, int> _requests = new(StringComparer.Ordinal);

    private RoundRobin(WebApplication proxy) => _proxy = proxy;

    /// <summary>Without the slash at the end.</summary>
    public string Address => _proxy.Urls.Single();

    /// <summary>How many requests each replica has answered.</summary>
    public IReadOnlyDictionary<string, int> Requests => _requests;

    public static async Task<RoundRobin> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddReverseProxy().LoadFromMemory([], []);
        var proxy = new RoundRobin(builder.Build());
        proxy._proxy.MapReverseProxy(steps =>
        {
            steps.Use(async (context, next) =>
            {
                await next();
                if (context.GetReverseProxyFeature().ProxiedDestination?.DestinationId is { } replica)
                {
                    proxy._requests.AddOrUpdate(replica, 1, (_, count) => count + 1);
                }
            });
            steps.UseLoadBalancing();
        });
        await proxy._proxy.StartAsync();

        return proxy;
    }

    public void SendTo(params string[] replicas) => _proxy.Services.GetRequiredService<InMemoryConfigProvider>().Update(
        [new RouteConfig { RouteId = "all", ClusterId = "replicas", Match = new RouteMatch { Path = "{**all}" } }.WithTransformUseOriginalHostHeader()],
        [
            new ClusterConfig
            {
                ClusterId = "replicas",
                LoadBalancingPolicy = "RoundRobin",
                Destinations = replicas.ToDictionary(replica => replica, replica => new DestinationConfig { Address = replica }, StringComparer.Ordinal),
            },
        ]);

    public ValueTask DisposeAsync() => _proxy.DisposeAsync();
}
