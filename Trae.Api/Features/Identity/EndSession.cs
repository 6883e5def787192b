using Microsoft.AspNetCore.Authentication;
using OpenIddict.Server.AspNetCore;

namespace Trae.Api.Features.Identity;

internal static class EndSession
{
    /// <summary>Signs the browser out of the account pages, and sends it back to the client that asked (OpenID Connect RP-Initiated Logout 1.0).</summary>
    public static async Task<IResult> Handle(HttpContext context)
    {
        await context.SignOutAsync(Schemes.Account);

        return Results.SignOut(
            new AuthenticationProperties { RedirectUri = "/" }, [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
    }
}
