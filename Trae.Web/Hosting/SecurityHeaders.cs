using Trae.Web.Forwarding;

namespace Trae.Web.Hosting;

internal static class SecurityHeaders
{
    /// <summary>Everything a page loads is its own; nothing is inline, so a text that slips into a page cannot run.</summary>
    /// <remarks>A media source that a script fills, which is how hls.js plays, has a blob's address.</remarks>
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self' blob:; connect-src 'self'; "
        + "font-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        context.Response.OnStarting(static state =>
        {
            Add(((HttpContext)state).Request.Path, ((HttpContext)state).Response.Headers);

            return Task.CompletedTask;
        }, context);

        return next(context);
    });

    // What the API answers carries the API's own policy: its reference page, for one, has scripts of its own.
    private static void Add(PathString path, IHeaderDictionary headers)
    {
        headers.XContentTypeOptions = "nosniff";
        if (ApiForwarding.Covers(path))
        {
            return;
        }

        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), interest-cohort=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.XFrameOptions = "DENY";
    }

    /// <summary>Pages only: media is compressed already, and an event stream must not wait for a full buffer.</summary>
    public static IApplicationBuilder UsePageCompression(this IApplicationBuilder app) =>
        app.UseWhen(static context => !ApiForwarding.Covers(context.Request.Path), static pages => pages.UseResponseCompression());
}
