using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using Trae.Api.Data;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Trae.Api.Features.Identity;

internal static class GetUserInfo
{
    /// <summary>What the scopes of an access token let its holder know (OpenID Connect Core 1.0, 5.3).</summary>
    public static async Task<IResult> Handle(HttpContext context, UserManager<Person> people)
    {
        var token = (await context.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme)).Principal!;
        if (await people.FindByIdAsync(token.GetClaim(Claims.Subject) ?? "") is not { } person)
        {
            return Results.Challenge(
                new AuthenticationProperties(new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    [OpenIddictServerAspNetCoreConstants.Properties.Error] = Errors.InvalidToken,
                    [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = "This token is about nobody who exists.",
                }),
                [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
        }

        var claims = new Dictionary<string, object>(StringComparer.Ordinal) { [Claims.Subject] = person.Id.ToString() };
        if (token.HasScope(Scopes.Profile))
        {
            claims[Claims.Name] = person.DisplayName;
        }

        if (token.HasScope(Scopes.Email))
        {
            claims[Claims.Email] = person.Email!;
            claims[Claims.EmailVerified] = person.EmailConfirmed;
        }

        return Results.Ok(claims);
    }
}
