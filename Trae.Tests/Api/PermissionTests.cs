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
            .Where(endpoint => !IsSigningIn(endpoint))

            // Each of its tools asks for its own.
            .Where(endpoint => endpoint.RoutePattern.RawText is not "/mcp/")
            .ToList();

        Assert.NotEmpty(changing);
        Assert.All(changing, endpoint => Assert.Contains(
            endpoint.Metadata.GetOrderedMetadata<PermissionMetadata>(),
            permission => Changing.Contains(permission.Permission)));
    }

    private static readonly Permission[] Changing =
    [
        Permission.EditVideos, Permission.EditMedia, Permission.OwnAccount, Permission.ManageWorkspace,
        Permission.OwnWorkspace, Permission.ManageMembers, Permission.ManageRoles, Permission.ManageKeys, Permission.ManageModels,
    ];

    // Who signs in has no permissions yet.
    private static bool IsSigningIn(RouteEndpoint endpoint) =>
        endpoint.RoutePattern.RawText is { } route && (route.TrimStart('/').StartsWith("connect/", StringComparison.Ordinal) || route.TrimStart('/').StartsWith("account/", StringComparison.Ordinal));

    private static bool IsProbe(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText is "/health" or "/alive";
}
