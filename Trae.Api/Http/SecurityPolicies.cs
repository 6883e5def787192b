using NetEscapades.AspNetCore.SecurityHeaders.Headers;

namespace Trae.Api.Http;

/// <summary>What a browser may do with an answer. One that names no policy is data: nothing in it may run, load or be framed.</summary>
internal static class SecurityPolicies
{
    /// <summary>For <c>WithSecurityHeadersPolicy</c>: what people upload, and what is made of it, is drawn or played and no more.</summary>
    public const string File = "file";

    /// <summary>The API's reference, which is a page with scripts.</summary>
    public const string Reference = "reference";

    /// <summary>Pages for people: signing in, consent, profile. Scripts and styles are files of ours or carry <c>GetNonce()</c>.</summary>
    public const string Page = "page";

    private const string PagePermissions =
        "accelerometer=(), autoplay=(), camera=(), display-capture=(), fullscreen=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), "
        + "midi=(), payment=(), publickey-credentials-create=(self), publickey-credentials-get=(self), usb=(), xr-spatial-tracking=()";

    public static IServiceCollection AddSecurityPolicies(this IServiceCollection services, IConfiguration configuration)
    {
        var plain = PlainProviders(configuration);
        services.AddSecurityHeaderPolicies()
            .SetDefaultPolicy(headers => Common(headers).AddContentSecurityPolicy(csp =>
            {
                csp.AddDefaultSrc().None();
                Closed(csp);
            }))
            .AddPolicy(File, headers => Common(headers).AddContentSecurityPolicy(csp =>
            {
                csp.AddDefaultSrc().None();
                csp.AddSandbox();
                Closed(csp);
            }))
            // Without a referrer a form's origin is null, and a passkey is held against it.
            .AddPolicy(Page, headers => Common(headers).AddReferrerPolicySameOrigin().AddCustomHeader("Permissions-Policy", PagePermissions).AddContentSecurityPolicy(csp =>
            {
                csp.AddDefaultSrc().None();
                csp.AddScriptSrc().WithNonce();
                csp.AddStyleSrc().Self().WithNonce();
                csp.AddImgSrc().Self().Data();
                csp.AddFontSrc().Self();
                csp.AddConnectSrc().Self();
                csp.AddBaseUri().None();
                csp.AddFrameAncestors().None();

                // Signing in leads to a provider, and ends with a redirect to the client's own address; browsers hold that against the form, too.
                var form = csp.AddFormAction().Self().OverHttps().From("http://127.0.0.1:*").From("http://localhost:*");
                foreach (var origin in plain)
                {
                    form.From(origin);
                }
            }))
            .AddPolicy(Reference, headers => Common(headers).AddContentSecurityPolicy(csp =>
            {
                csp.AddDefaultSrc().None();
                csp.AddScriptSrc().WithNonce();
                csp.AddStyleSrc().Self().WithNonce();
                csp.AddImgSrc().Self().Data();
                csp.AddFontSrc().Self();
                csp.AddConnectSrc().Self();
                Closed(csp);
            }))
            // An answer in place of a page, after a failure that has taken the endpoint with it.
            .SetPolicySelector(static context => context.HttpContext.Items.ContainsKey(Page) ? context.ConfiguredPolicies[Page] : context.SelectedPolicy);

        return services;
    }

    /// <summary>Answers are private and may be kept by nobody, unless an endpoint says otherwise.</summary>
    public static IApplicationBuilder UseSecurityPolicies(this IApplicationBuilder app) => app.UseSecurityHeaders().Use(static (context, next) =>
    {
        context.Response.OnStarting(static state =>
        {
            var headers = ((HttpContext)state).Response.Headers;
            if (headers.CacheControl.Count == 0)
            {
                headers.CacheControl = "no-store";
            }

            return Task.CompletedTask;
        }, context);

        return next(context);
    });

    // Sign-on providers without encryption, which only developers may have.
    private static string[] PlainProviders(IConfiguration configuration) =>
    [
        .. from provider in configuration.GetSection("SignOn:Providers").GetChildren()
           let authority = Uri.TryCreate(provider["Authority"], UriKind.Absolute, out var uri) ? uri : null
           where authority is { IsLoopback: false } && authority.Scheme == Uri.UriSchemeHttp
           select authority.GetLeftPart(UriPartial.Authority),
    ];

    private static HeaderPolicyCollection Common(HeaderPolicyCollection headers) => headers
        .AddContentTypeOptionsNoSniff()
        .AddFrameOptionsDeny()
        .AddReferrerPolicyNoReferrer()
        .AddPermissionsPolicyWithDefaultSecureDirectives()
        .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
        .AddCrossOriginResourcePolicy(policy => policy.SameOrigin())
        .AddStrictTransportSecurityMaxAgeIncludeSubDomains(StrictTransportSecurityHeader.OneYearInSeconds);

    private static void Closed(CspBuilder csp)
    {
        csp.AddBaseUri().None();
        csp.AddFormAction().None();
        csp.AddFrameAncestors().None();
    }
}
