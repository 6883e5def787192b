using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using Trae.Api.Data;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Trae.Api.Features.Identity;

internal static class EndSession
{
    private static readonly string Server = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    /// <summary>
    /// Ends the session of the identity token that the client gives, signs the browser out of the account pages, and sends it back to the
    /// client (OpenID Connect RP-Initiated Logout 1.0). Without a token that is about the person who is signed in, that person is asked:
    /// any page could send a browser here.
    /// </summary>
    public static async Task<IResult> Handle(
        HttpContext context, UserManager<Person> people, IOpenIddictTokenManager tokens, IOpenIddictAuthorizationManager authorizations, CancellationToken ct)
    {
        var hint = (await context.AuthenticateAsync(Server)).Principal;
        var cookie = (await context.AuthenticateAsync(Schemes.Account)).Principal;
        if (cookie is not null && people.GetUserId(cookie) != hint?.GetClaim(Claims.Subject))
        {
            return Results.LocalRedirect("/account/sign-out");
        }

        if (hint?.GetAuthorizationId() is { } session)
        {
            await tokens.RevokeByAuthorizationIdAsync(session, ct);
            if (await authorizations.FindByIdAsync(session, ct) is { } authorization
                && await authorizations.GetTypeAsync(authorization, ct) == AuthorizationTypes.AdHoc)
            {
                await authorizations.TryRevokeAsync(authorization, ct);
            }
        }

        await context.SignOutAsync(Schemes.Account);

        return Results.SignOut(new AuthenticationProperties { RedirectUri = "/" }, [Server]);
    }
}
