using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Trae.Api.Data;

namespace Trae.Api.Features.SignOn;

/// <summary>
/// Access tokens that Microsoft Entra ID issues for this API, on behalf of people who have signed in here before
/// (https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference).
/// </summary>
internal static class EntraTokens
{
    /// <summary>The delegated permission that a client needs.</summary>
    public const string Scope = "access_as_user";

    /// <summary>Of the account that the token's person has here.</summary>
    public const string PersonClaim = "trae_person";

    private const string Bearer = "Bearer ";

    /// <summary>Whether a request brings a token that says to be of our tenant; it is believed once it is checked.</summary>
    public static bool AreSentWith(string authorization, EntraSettings entra) =>
        entra.IsOn
        && authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
        && IssuerOf(authorization[Bearer.Length..].Trim()) is { } issuer
        && IssuersOf(entra).Contains(issuer, StringComparer.Ordinal);

    /// <summary>One tenant's tokens, of both versions, and of no other.</summary>
    public static void Trust(TokenValidationParameters parameters, EntraSettings entra)
    {
        parameters.IssuerValidator = null;
        parameters.ValidIssuers = IssuersOf(entra);
        parameters.ValidateIssuer = true;
        parameters.ValidAlgorithms = [SecurityAlgorithms.RsaSha256];
    }

    public static void Configure(JwtBearerOptions options, SignOnProvider provider, EntraSettings entra)
    {
        options.RequireHttpsMetadata = provider.Authority.StartsWith(Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase);
        options.MapInboundClaims = false;
        options.BackchannelTimeout = TimeSpan.FromSeconds(10);
        Trust(options.TokenValidationParameters, entra);

        var checkedBefore = options.Events.OnTokenValidated;
        options.Events.OnTokenValidated = async context =>
        {
            await checkedBefore(context);
            if (context.Result is null)
            {
                await Accept(context, provider);
            }
        };
    }

    private static async Task Accept(TokenValidatedContext context, SignOnProvider provider)
    {
        var claims = context.Principal!;
        var scopes = (claims.FindFirst("scp")?.Value ?? "").Split(' ');
        if (!scopes.Contains(Scope, StringComparer.Ordinal) || SignOnTicket.KeyOf(provider, claims) is not { } key)
        {
            context.Fail("The token is of another tenant, or for another use.");
            return;
        }

        var db = context.HttpContext.RequestServices.GetRequiredService<TraeDb>();
        var person = await db.UserLogins.AsNoTracking()
            .Where(login => login.LoginProvider == provider.Name && login.ProviderKey == key)
            .Select(login => (Guid?)login.UserId)
            .FirstOrDefaultAsync(context.HttpContext.RequestAborted);
        if (person is null)
        {
            context.Fail("The token's person has never signed in here.");
            return;
        }

        var identity = new ClaimsIdentity([new(PersonClaim, person.Value.ToString())], context.Scheme.Name);
        if (provider.IsMultiFactor(claims.FindAll("amr").Select(claim => claim.Value), claims.FindFirst("acr")?.Value))
        {
            identity.AddClaim(new(SessionFactors.Claim, "true"));
        }

        context.Principal = new(identity);
    }

    private static string? IssuerOf(string token)
    {
        try
        {
            return new JsonWebToken(token).Issuer;
        }
        catch (Exception malformed) when (malformed is ArgumentException or SecurityTokenException)
        {
            return null;
        }
    }

    private static string[] IssuersOf(EntraSettings entra) => [entra.Authority, $"https://sts.windows.net/{entra.TenantId?.ToLowerInvariant()}/"];
}
