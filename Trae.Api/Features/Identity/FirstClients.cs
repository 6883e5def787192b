using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;
using Is = OpenIddict.Abstractions.OpenIddictConstants.Permissions;

namespace Trae.Api.Features.Identity;

/// <summary>The scope of the API, and our own web as a client.</summary>
internal sealed class FirstClients(IOpenIddictApplicationManager applications, IOpenIddictScopeManager scopes, IOptions<IdentitySettings> settings)
{
    public const string WebClientId = "trae-web";

    public async Task Ensure(CancellationToken ct)
    {
        if (await scopes.FindByNameAsync(OpenIdServer.ApiScope, ct) is null)
        {
            await scopes.CreateAsync(
                new OpenIddictScopeDescriptor { Name = OpenIdServer.ApiScope, DisplayName = "The API of Trae", Resources = { OpenIdServer.ApiAudience } }, ct);
        }

        if (settings.Value is { WebClientSecret: { } secret, Issuer: { } issuer })
        {
            await EnsureWeb(secret, issuer, ct);
        }
    }

    private async Task EnsureWeb(string secret, Uri issuer, CancellationToken ct)
    {
        var web = new OpenIddictApplicationDescriptor
        {
            ClientId = WebClientId,
            ClientSecret = secret,
            ClientType = ClientTypes.Confidential,
            ApplicationType = ApplicationTypes.Web,
            DisplayName = "Trae",

            // It is ourselves: nobody has to be asked.
            ConsentType = ConsentTypes.Implicit,
            RedirectUris = { new Uri(issuer, "signin-oidc") },
            PostLogoutRedirectUris = { new Uri(issuer, "signout-callback-oidc") },
            Permissions =
            {
                Is.Endpoints.Authorization, Is.Endpoints.Token, Is.Endpoints.EndSession, Is.Endpoints.Revocation,
                Is.GrantTypes.AuthorizationCode, Is.GrantTypes.RefreshToken, Is.ResponseTypes.Code,
                Is.Scopes.Email, Is.Scopes.Profile, Is.Prefixes.Scope + OpenIdServer.ApiScope,
            },
            Requirements = { Requirements.Features.ProofKeyForCodeExchange },
        };

        if (await applications.FindByClientIdAsync(WebClientId, ct) is { } known)
        {
            await applications.UpdateAsync(known, web, ct);
        }
        else
        {
            await applications.CreateAsync(web, ct);
        }
    }
}
