using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Trae.Api.Http;

namespace Trae.Tests.Api;

public sealed class PermissionTests(SharedApi shared) : IClassFixture<SharedApi>
{
    private ApiHost Api { get; } = shared.Host;

    [Fact]
    public void Every_endpoint_names_a_permission()
    {
        var endpoints = Api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();

        Assert.True(endpoints.Count > 15);
        Assert.DoesNotContain(endpoints, endpoint => !IsProbe(endpoint) && endpoint.Metadata.GetMetadata<PermissionMetadata>() is null);
    }

    [Fact]
    public void Every_endpoint_that_changes_something_asks_for_more_than_reading()
    {
        var changing = Api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Any(method => method is "POST" or "PUT" or "PATCH" or "DELETE") ?? false)
            .ToList();

        Assert.NotEmpty(changing);
        Assert.All(changing, endpoint => Assert.Contains(
            endpoint.Metadata.GetOrderedMetadata<PermissionMetadata>(),
            permission => permission.Permission is Permission.EditVideos or Permission.EditMedia));
    }

    private static bool IsProbe(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText is "/health" or "/alive";
}
