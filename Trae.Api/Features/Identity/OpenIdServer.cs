using Microsoft.Extensions.Options;
using OpenIddict.Server;
using OpenIddict.Validation;
using Trae.Api.Data;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Trae.Api.Features.Identity;

/// <summary>OpenIddict: who signs in here gets tokens, and the tokens are accepted here.</summary>
internal static class OpenIdServer
{
    /// <summary>The scope of the API, and the audience that it gives a token.</summary>
    public const string ApiScope = "api";

    public const string ApiAudience = "trae-api";

    public static void AddOpenIdServer(this IServiceCollection services, IdentitySettings settings)
    {
        services.AddSingleton<ServerKeys>();
        services.AddSingleton<IConfigureOptions<OpenIddictServerOptions>, ServerKeyOptions>();
        services.AddSingleton<IOptionsChangeTokenSource<OpenIddictServerOptions>, ServerKeyChange>();
        services.AddSingleton<IOptionsChangeTokenSource<OpenIddictValidationOptions>, ValidationKeyChange>();

        services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<TraeDb>().ReplaceDefaultEntities<Guid>())
            .AddServer(server => Configure(server, settings))
            .AddValidation(validation =>
            {
                validation.UseLocalServer();
                validation.UseAspNetCore();
                validation.AddAudiences(ApiAudience);

                // So that a token ends with the session that it came from, and not ten minutes later.
                validation.EnableTokenEntryValidation();
                validation.EnableAuthorizationEntryValidation();
            });
    }

    private static void Configure(OpenIddictServerBuilder server, IdentitySettings settings)
    {
        server.SetAuthorizationEndpointUris("connect/authorize")
            .SetTokenEndpointUris("connect/token")
            .SetEndSessionEndpointUris("connect/endsession")
            .SetRevocationEndpointUris("connect/revoke")
            .SetIntrospectionEndpointUris("connect/introspect")
            .SetUserInfoEndpointUris("connect/userinfo");

        server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange()
            .AllowRefreshTokenFlow()
            .AllowClientCredentialsFlow();

        // The plain challenge protects nobody whose request was seen.
        server.Configure(options => options.CodeChallengeMethods.Remove(CodeChallengeMethods.Plain));

        server.RegisterScopes(Scopes.Email, Scopes.Profile, Scopes.OfflineAccess, ApiScope);
        server.RegisterClaims(Claims.Name, Claims.Email, Claims.EmailVerified);

        server.SetAccessTokenLifetime(TokenLifetimes.Access)
            .SetRefreshTokenLifetime(TokenLifetimes.Refresh)
            .SetAuthorizationCodeLifetime(TokenLifetimes.Code)
            .DisableAccessTokenEncryption()

            // Who signs in does so again after that time, however often the token is renewed.
            .DisableSlidingRefreshTokenExpiration()

            // A refresh token that comes twice was stolen, or its owner's was: the whole family ends.
            .SetRefreshTokenReuseLeeway(TimeSpan.Zero);

        if (settings.Issuer is { } issuer)
        {
            server.SetIssuer(issuer);
        }

        // Whether the browser's origin is encrypted is decided by the issuer, which is checked at start; between our processes it may not be.
        server.UseAspNetCore()
            .EnableAuthorizationEndpointPassthrough()
            .EnableTokenEndpointPassthrough()
            .EnableEndSessionEndpointPassthrough()
            .EnableUserInfoEndpointPassthrough()
            .EnableStatusCodePagesIntegration()
            .DisableTransportSecurityRequirement();
    }
}
