using NetEscapades.AspNetCore.SecurityHeaders.Headers;
using Trae.Boundary;
using Trae.Web.Forwarding;

namespace Trae.Web.Hosting;

/// <summary>
/// Everything a page loads is its own, and nothing is inline, so a text that slips into a page cannot run. A page of one
/// person names its scripts by a nonce; one that is cached for many cannot, for a nonce that many know is no secret.
/// </summary>
internal static class SecurityHeaders
{
    /// <summary>For <c>[SecurityHeadersPolicy]</c>, on pages that are output cached.</summary>
    public const string Shared = "shared";

    /// <summary>The one page that other sites may frame.</summary>
    public const string Embed = "embed";

    /// <summary>What the API answers carries the API's own policy.</summary>
    public const string Forwarded = "forwarded";

    private const string Permissions =
        "accelerometer=(), autoplay=(self), camera=(), display-capture=(), encrypted-media=(), fullscreen=(self), geolocation=(), "
        + "gyroscope=(), interest-cohort=(), magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(self), "
        + "publickey-credentials-get=(self), usb=(), xr-spatial-tracking=()";

    /// <param name="services">The site's.</param>
    /// <param name="configuration"><c>Embed:FrameAncestors</c> names the sites that may show a player, <c>*</c> unless set.</param>
    public static IServiceCollection AddSecurityHeaders(this IServiceCollection services, IConfiguration configuration)
    {
        var framedBy = configuration["Embed:FrameAncestors"] is { Length: > 0 } sites ? sites : "*";
        services.AddSecurityHeaderPolicies()
            .SetDefaultPolicy(headers => Unframed(headers).AddContentSecurityPolicy(csp =>
            {
                csp.AddScriptSrc().WithNonce();
                OwnContent(csp);
                csp.AddFrameAncestors().None();
            }))
            .AddPolicy(Shared, headers => Unframed(headers).AddContentSecurityPolicy(csp =>
            {
                csp.AddScriptSrc().Self();
                OwnContent(csp);
                csp.AddFrameAncestors().None();
            }))
            .AddPolicy(Embed, headers => Common(headers).AddCrossOriginResourcePolicy(policy => policy.CrossOrigin()).AddContentSecurityPolicy(csp =>
            {
                csp.AddScriptSrc().Self();
                OwnContent(csp);
                csp.AddFrameAncestors().From(framedBy.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            }))
            .AddPolicy(Forwarded, headers => headers.AddContentTypeOptionsNoSniff());

        return services;
    }

    /// <summary>A page may be kept by nobody unless it says otherwise.</summary>
    public static IApplicationBuilder UsePageHeaders(this IApplicationBuilder app) => app.UseSecurityHeaders().Use(static (context, next) =>
    {
        context.Response.OnStarting(static state =>
        {
            var context = (HttpContext)state;
            if (context.Response.Headers.CacheControl.Count == 0 && !ApiForwarding.Covers(context.Request.Path))
            {
                context.Response.Headers.CacheControl = "no-store";
            }

            return Task.CompletedTask;
        }, context);

        return next(context);
    });

    /// <summary>Forms have their tokens too; what the API answers, it decides.</summary>
    public static IApplicationBuilder UsePageOrigin(this IApplicationBuilder app) =>
        app.UseWhen(static context => !ApiForwarding.Covers(context.Request.Path), static pages => pages.UseSameOrigin([], static context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;

            return Task.CompletedTask;
        }));

    /// <summary>Pages only: media is compressed already, and an event stream must not wait for a full buffer.</summary>
    public static IApplicationBuilder UsePageCompression(this IApplicationBuilder app) =>
        app.UseWhen(static context => !ApiForwarding.Covers(context.Request.Path), static pages => pages.UseResponseCompression());

    private static HeaderPolicyCollection Unframed(HeaderPolicyCollection headers) => Common(headers)
        .AddFrameOptionsDeny()
        .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
        .AddCrossOriginResourcePolicy(policy => policy.SameOrigin());

    private static HeaderPolicyCollection Common(HeaderPolicyCollection headers) => headers
        .AddContentTypeOptionsNoSniff()
        .AddReferrerPolicyStrictOriginWhenCrossOrigin()
        .AddCustomHeader("Permissions-Policy", Permissions)
        .AddStrictTransportSecurityMaxAgeIncludeSubDomains(StrictTransportSecurityHeader.OneYearInSeconds);

    // A media source that a script fills, which is how hls.js plays, has a blob's address.
    private static void OwnContent(CspBuilder csp)
    {
        csp.AddDefaultSrc().None();
        csp.AddStyleSrc().Self();
        csp.AddImgSrc().Self().Data();
        csp.AddMediaSrc().Self().Blob();
        csp.AddConnectSrc().Self();
        csp.AddFontSrc().Self();
        csp.AddManifestSrc().Self();
        csp.AddFormAction().Self();
        csp.AddObjectSrc().None();
        csp.AddBaseUri().None();
    }
}
