using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.ServiceDiscovery.Http;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Trae.Boundary;

namespace Trae.Web.SignIn;

/// <summary>
/// This site is an ordinary OpenID Connect client of the API: code flow with PKCE. Tokens never reach the browser: they are kept
/// behind the session's cookie, in the cache that all replicas share.
/// </summary>
internal static class SignInRegistration
{
    public const string SessionCookie = "__Host-trae-session";
    public static readonly TimeSpan SessionLifetime = TimeSpan.FromDays(14);

    public static IHostApplicationBuilder AddSignIn(this IHostApplicationBuilder builder)
    {
        var (services, settings) = (builder.Services, SignInSettings.Of(builder.Configuration));
        services.AddSingleton(settings);
        services.AddSingleton<Visitor>();
        services.AddScoped<SessionTokens>();
        services.AddScoped<MyWorkspaces>();
        services.AddTransient<SessionTokenHandler>();
        if (!settings.IsOn)
        {
            services.AddAuthentication();
            services.AddAuthorizationBuilder().SetDefaultPolicy(new AuthorizationPolicyBuilder().RequireAssertion(_ => true).Build());

            return builder;
        }

        services.AddSingleton<SessionStore>();
        services.AddSingleton<TokenRenewal>();
        services.AddSingleton(provider => new ApiBackchannel(settings.Issuer!, provider.GetRequiredService<ProxyProof>(), provider.GetRequiredService<IServiceDiscoveryHttpMessageHandlerFactory>()));
        services.AddAuthorization();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(Configure)
            .AddOpenIdConnect(options => Configure(options, settings));
        services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme)
            .Configure<SessionStore>((options, store) => options.SessionStore = store);
        services.AddOptions<OpenIdConnectOptions>(OpenIdConnectDefaults.AuthenticationScheme)
            .Configure<ApiBackchannel>((options, channel) => options.Backchannel = channel.Client);

        return builder;
    }

    private static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = SessionCookie;
        options.Cookie.Path = "/";
        options.Cookie.HttpOnly = true;
        options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.ExpireTimeSpan = SessionLifetime;
        options.SlidingExpiration = true;
        options.ForwardChallenge = OpenIdConnectDefaults.AuthenticationScheme;
        options.Events.OnRedirectToAccessDenied = static context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;

            return Task.CompletedTask;
        };
    }

    private static void Configure(OpenIdConnectOptions options, SignInSettings settings)
    {
        options.Authority = settings.Issuer!.GetLeftPart(UriPartial.Authority);
        options.RequireHttpsMetadata = settings.Issuer.Scheme == Uri.UriSchemeHttps;
        options.ClientId = SignInSettings.ClientId;
        options.ClientSecret = settings.WebClientSecret;
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.SaveTokens = true;
        options.MapInboundClaims = false;
        options.TokenValidationParameters.NameClaimType = "name";
        options.Scope.Clear();
        foreach (var scope in (string[])["openid", "profile", "email", "offline_access", "api"])
        {
            options.Scope.Add(scope);
        }

        // The answer comes back by a link that the browser follows, not by a form of another site.
        foreach (var cookie in (CookieBuilder[])[options.NonceCookie, options.CorrelationCookie])
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = CookieSecurePolicy.Always;
        }

        options.Events = new SignInEvents(settings);
    }
}
