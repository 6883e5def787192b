using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.ServiceDiscovery.Http;
using Trae.Boundary;
using Trae.Web.Hosting;
using Trae.Web.SignIn;
using Yarp.ReverseProxy.Forwarder;

namespace Trae.Web.Forwarding;

/// <summary>A browser sees one origin: these paths are the API's.</summary>
internal static class ApiForwarding
{
    public const string ApiAddress = "https+http://api";

    /// <summary>Where people sign in: the API's own pages, with cookies of their own.</summary>
    private static readonly PathString[] AccountRoots = ["/account", "/connect", "/.well-known"];

    /// <summary>Agents, which bring a key or token of their own.</summary>
    private static readonly PathString AgentRoot = "/mcp";

    private static readonly PathString[] Roots = ["/api", "/media", "/openapi", "/scalar", AgentRoot, .. AccountRoots];

    /// <summary>An event stream may be quiet for a while; a dead API shows as a refused connection long before this.</summary>
    private static readonly ForwarderRequestConfig Request = new() { ActivityTimeout = TimeSpan.FromMinutes(10) };

    /// <summary>The largest upload, as the API has it, and its wrapping.</summary>
    private const long MostRest = 1025L * 1024 * 1024;

    public static bool Covers(PathString path) => Array.Exists(Roots, root => path.StartsWithSegments(root, StringComparison.OrdinalIgnoreCase));

    public static bool IsForAccount(PathString path) => Array.Exists(AccountRoots, root => path.StartsWithSegments(root, StringComparison.OrdinalIgnoreCase));

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

    private static async Task Forward(HttpContext context, IHttpForwarder forwarder, ApiChannel channel, SessionTokens sessions, ProxyProof proof)
    {
        // The API's own answer stands, an empty 404 included: our HTML page is no answer to a program.
        context.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;

        var token = CarriesSession(context.Request) ? await sessions.Current(context, context.RequestAborted) : null;
        if (token is not null && !IsOurOwn(context.Request))
        {
            await TypedResults.Problem(
                statusCode: StatusCodes.Status403Forbidden,
                detail: "This request came from another site. Programs send an API key in the Authorization header.",
                extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = "cross-site" }).ExecuteAsync(context);
            return;
        }

        var error = await forwarder.SendAsync(context, ApiAddress, channel.Invoker, Request, new ForwardedHeaders(token, proof), context.RequestAborted);
        if (error is not ForwarderError.None && !context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            await TypedResults.Problem(
                statusCode: context.Response.StatusCode,
                title: "Trae's API does not answer",
                detail: "The service behind this page is starting or down. Try again in a moment.",
                extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = "api-unreachable" }).ExecuteAsync(context);
        }

        await TakeRest(context);
    }

    /// <summary>Of a body that was refused before its end: a browser hears the reason once it has sent all, and none if it is cut off.</summary>
    private static async Task TakeRest(HttpContext context)
    {
        if (context.Response.StatusCode < StatusCodes.Status400BadRequest || context.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: true })
        {
            return;
        }

        await context.Response.CompleteAsync();
        var (buffer, left) = (new byte[64 * 1024], MostRest);
        try
        {
            while (left > 0 && await context.Request.Body.ReadAsync(buffer, context.RequestAborted) is > 0 and var read)
            {
                left -= read;
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // Whoever has read the answer need not send more.
        }
    }

    /// <summary>A program's own key or token stands; the session is for pages, and worth nothing where people sign in.</summary>
    private static bool CarriesSession(HttpRequest request) =>
        !IsForAccount(request.Path) && !request.Path.StartsWithSegments(AgentRoot, StringComparison.OrdinalIgnoreCase) && request.Headers.Authorization.Count == 0;

    /// <summary>What changes something must come from a page of ours: a browser says so itself (Fetch Metadata), or names the origin.</summary>
    private static bool IsOurOwn(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
        {
            return true;
        }

        return request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site
            ? site == "same-origin"
            : string.Equals(request.Headers.Origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }

    private sealed record ApiDecidesBodySize : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => null;
    }
}
