using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Trae.Boundary;

/// <summary>
/// Keeps the pages of other sites from changing anything: a browser says with every such request where it comes from
/// (the Fetch standard's Origin, and Fetch Metadata). Programs say neither, and need their credentials anyway.
/// </summary>
public static class SameOrigin
{
    /// <param name="app">After forwarded headers: the origin is compared with the host that the browser asked.</param>
    /// <param name="allowed">Origins that may, besides our own: <c>https://studio.example</c>.</param>
    /// <param name="refuse">Writes the answer.</param>
    public static IApplicationBuilder UseSameOrigin(this IApplicationBuilder app, IReadOnlyCollection<string> allowed, Func<HttpContext, Task> refuse) =>
        app.Use((context, next) => IsForeign(context.Request, allowed) ? refuse(context) : next(context));

    internal static bool IsForeign(HttpRequest request, IReadOnlyCollection<string> allowed)
    {
        if (IsSafe(request) || IsSignInAnswer(request.Path))
        {
            return false;
        }

        var origin = request.Headers.Origin.ToString();
        if (allowed.Contains(origin, StringComparer.OrdinalIgnoreCase))
        {
            return false;
        }

        // The browser's own judgement, which no page can set; older ones give only the origin.
        return request.Headers["Sec-Fetch-Site"].ToString() switch
        {
            "" => origin.Length > 0 && !IsOwn(origin, request),
            "same-origin" or "none" => false,
            _ => true,
        };
    }

    // A web socket opens with a GET, carries cookies, and asks no leave of CORS.
    private static bool IsSafe(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
        && request.Headers.Upgrade.Count == 0;

    // An identity provider answers with a form from its own site; state and a correlation cookie protect it.
    private static bool IsSignInAnswer(PathString path) => path.Value?.StartsWith("/signin-", StringComparison.OrdinalIgnoreCase) ?? false;

    // The scheme is not compared: behind an ingress that ends TLS it may be unknown here, and a host has one owner.
    private static bool IsOwn(string origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var own)
        && own.Scheme is "http" or "https"
        && string.Equals(own.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
}
