using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Trae.Api.Http;
using Trae.Tests.Api;

namespace Trae.Tests.Identity;

/// <summary>The endpoints of a running API, from its own metadata: what is new is tested without anybody thinking of it.</summary>
internal static class ApiRoutes
{
    public static IReadOnlyList<ApiRoute> Of(ApiHost host) =>
    [
        .. from endpoint in host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           let pattern = "/" + endpoint.RoutePattern.RawText!.Trim('/')
           where pattern.StartsWith("/api/", StringComparison.Ordinal) || pattern.StartsWith("/media/", StringComparison.Ordinal)
           from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
           where method != "HEAD"
           orderby pattern, method
           select new ApiRoute(method, pattern, [.. endpoint.Metadata.GetOrderedMetadata<PermissionMetadata>().Select(needed => needed.Permission)]),
    ];
}

internal sealed record ApiRoute(string Method, string Pattern, IReadOnlyList<Permission> Needed)
{
    public bool TakesId => Pattern.Contains("{id:guid}", StringComparison.Ordinal);

    public bool IsPublic => Needed.All(permission => permission is Permission.None or Permission.WatchVideos);

    /// <summary>The request, with this id wherever it takes one.</summary>
    public HttpRequestMessage With(Guid id, object? body = null)
    {
        var path = Pattern
            .Replace("{id:guid}", id.ToString(), StringComparison.Ordinal)
            .Replace("{version:guid}", id.ToString(), StringComparison.Ordinal)
            .Replace("{**file}", "video.mp4", StringComparison.Ordinal)
            .Replace("{file}", "video.mp4", StringComparison.Ordinal)
            .Replace("{presenter}", "ada", StringComparison.Ordinal)
            .Replace("{id}", "en-gb", StringComparison.Ordinal);
        var request = new HttpRequestMessage(new HttpMethod(Method), path);
        if (Method is "POST" or "PUT" or "PATCH")
        {
            request.Content = Pattern is "/api/v1/media" or "/api/v1/pictures"
                ? new ByteArrayContent([1]) { Headers = { { "Content-Type", Pattern.EndsWith("media", StringComparison.Ordinal) ? "application/octet-stream" : "image/png" } } }
                : ApiCalls.Json(body ?? new { });
        }

        return request;
    }
}
