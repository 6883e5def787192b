using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Trae.Api.Features.Account;

namespace Trae.Api.Features.SignOn;

/// <summary>How we are a client of a provider: code flow with PKCE, nonce and state; no token is kept.</summary>
internal static class SignOnClient
{
    public static void Configure(OpenIdConnectOptions options, SignOnProvider provider)
    {
        options.RequireHttpsMetadata = provider.Authority.StartsWith(Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase);
        options.SignInScheme = IdentityConstants.ExternalScheme;
        options.CallbackPath = provider.CallbackPath;
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.SaveTokens = false;
        options.MapInboundClaims = false;

        // Left out unless asked for.
        options.ClaimActions.Remove("acr");
        options.BackchannelTimeout = TimeSpan.FromSeconds(10);
        options.RemoteAuthenticationTimeout = TimeSpan.FromMinutes(15);

        // Of several people in one browser, the answer to one's request is no other's: each has a cookie of its own.
        Harden(options.CorrelationCookie, "__Host-trae-sign-on-state.");
        Harden(options.NonceCookie, "__Host-trae-sign-on-nonce.");

        options.Events.OnTicketReceived = context => Receive(context, provider);
        options.Events.OnRemoteFailure = context => Fail(context, provider);
    }

    public static void ConfigureForeign(OpenIdConnectOptions options, SignOnProvider provider, ProviderSettings settings)
    {
        options.Authority = provider.Authority;
        options.ClientId = settings.ClientId;
        options.ClientSecret = settings.ClientSecret;
        options.Scope.Clear();
        foreach (var scope in settings.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            options.Scope.Add(scope);
        }

        // Many providers put what is asked for by scope there alone (OpenID Connect Core 1.0, 5.4).
        options.GetClaimsFromUserInfoEndpoint = true;
        foreach (var claim in (string[])["email", "email_verified", "name", "preferred_username", provider.Grant.GroupsClaim])
        {
            options.ClaimActions.MapJsonKey(claim, claim);
        }

        Configure(options, provider);
    }

    private static void Harden(CookieBuilder cookie, string name)
    {
        cookie.Name = name;
        cookie.Path = "/";
        cookie.SecurePolicy = CookieSecurePolicy.Always;

        // The answer comes back by a link that the browser follows, not by a form of another site.
        cookie.SameSite = SameSiteMode.Lax;
    }

    private static async Task Receive(TicketReceivedContext context, SignOnProvider provider)
    {
        if (SignOnTicket.Read(provider, context.Principal!) is { } ticket)
        {
            context.Principal = ticket.ToPrincipal();
            return;
        }

        var fault = SignOnTicket.HasHiddenGroups(context.Principal!, provider) ? SignOnFault.TooManyGroups : SignOnFault.Refused;
        await Tell(context.HttpContext, context.Properties, provider, fault, "The token does not say who it is about, or in which groups.");
        context.HandleResponse();
    }

    private static async Task Fail(RemoteFailureContext context, SignOnProvider provider)
    {
        await Tell(context.HttpContext, context.Properties, provider, FaultOf(context.Failure), context.Failure?.Message);
        context.HandleResponse();
    }

    private static SignOnFault FaultOf(Exception? failure) => failure switch
    {
        { Data: var data } when data["error"] is "access_denied" => SignOnFault.Denied,
        { Data: var data } when data["error"] is not null => SignOnFault.Refused,
        HttpRequestException or TaskCanceledException or { InnerException: HttpRequestException or TaskCanceledException or IOException } => SignOnFault.Away,
        { Message: "Correlation failed." or "Unable to unprotect the message.State." } => SignOnFault.Outdated,
        _ => SignOnFault.Refused,
    };

    private static async Task Tell(HttpContext context, AuthenticationProperties? properties, SignOnProvider provider, SignOnFault fault, string? reason)
    {
        context.RequestServices.GetRequiredService<ILogger<SignOnProvider>>()
            .LogWarning("Signing in through {Provider} did not work ({Fault}): {Reason}", provider.Name, fault, reason);
        await context.RequestServices.GetRequiredService<SignInRecord>().Write(null, "sign-in.failed", $"{provider.Name}: {fault}");
        context.Response.Redirect(SignOnRequest.Of(properties).FailureAddress(fault, provider));
    }
}
