using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.ServiceDiscovery.Http;
using Trae.Web.Hosting;
using Yarp.ReverseProxy.Forwarder;

namespace Trae.Web.Forwarding;

/// <summary>A browser sees one origin: these paths are the API's.</summary>
internal static class ApiForwarding
{
    public const string ApiAddress = "https+http://api";

    private static readonly PathString[] Roots = ["/api", "/media", "/openapi", "/scalar"];

    /// <summary>An event stream may be quiet for a while; a dead API shows as a refused connection long before this.</summary>
    private static readonly ForwarderRequestConfig Request = new() { ActivityTimeout = TimeSpan.FromMinutes(10) };

    public static bool Covers(PathString path) => Array.Exists(Roots, root => path.StartsWithSegments(root, StringComparison.OrdinalIgnoreCase));

    public static IServiceCollection AddApiForwarding(this IServiceCollection services)
    {
        services.AddHttpForwarder();
        services.AddSingleton(static provider => new ApiChannel(provider.GetRequiredService<IServiceDiscoveryHttpMessageHandlerFactory>()));

        return services;
    }

    public static void MapApiForwarding(this IEndpointRouteBuilder routes)
    {
        foreach (var root in Roots)
        {
            routes.Map(root + "/{**rest}", Forward).WithMetadata(new ApiDecidesBodySize()).WithSecurityHeadersPolicy(SecurityHeaders.Forwarded);
        }
    }

    private static async Task Forward(HttpContext context, IHttpForwarder forwarder, ApiChannel channel)
    {
        // The API's own answer stands, an empty 404 included: our HTML page is no answer to a program.
        context.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;

        var error = await forwarder.SendAsync(context, ApiAddress, channel.Invoker, Request, ForwardedHeaders.Transformer, context.RequestAborted);
        if (error is not ForwarderError.None && !context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            await TypedResults.Problem(
                statusCode: context.Response.StatusCode,
                title: "Trae's API does not answer",
                detail: "The service behind this page is starting or down. Try again in a moment.",
                extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = "api-unreachable" }).ExecuteAsync(context);
        }
    }

    private sealed record ApiDecidesBodySize : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => null;
    }
}
