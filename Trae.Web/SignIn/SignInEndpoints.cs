using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;

namespace Trae.Web.SignIn;

internal static class SignInEndpoints
{
    public const string SignIn = "/sign-in";
    public const string SignOut = "/sign-out";

    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(SignIn, Enter);
        routes.MapPost(SignOut, Leave);
    }

    private static IResult Enter(string? returnUrl, HttpContext context, SignInSettings settings)
    {
        var back = LocalAddress.Or(returnUrl, "/");
        if (!settings.IsOn)
        {
            return Results.LocalRedirect(back);
        }

        return context.User.Identity?.IsAuthenticated == true && settings.IsOrigin(context.Request)
            ? Results.LocalRedirect(back)
            : Results.Challenge(new AuthenticationProperties { RedirectUri = back }, [OpenIdConnectDefaults.AuthenticationScheme]);
    }

    private static async Task<IResult> Leave(HttpContext context, IAntiforgery antiforgery, SignInSettings settings)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return Results.BadRequest();
        }

        return settings.IsOn && context.User.Identity?.IsAuthenticated == true
            ? Results.SignOut(
                new AuthenticationProperties { RedirectUri = "/signed-out" },
                [CookieAuthenticationDefaults.AuthenticationScheme, OpenIdConnectDefaults.AuthenticationScheme])
            : Results.LocalRedirect("/");
    }
}

internal static class LocalAddress
{
    /// <summary>An address of this site as it was asked for; anything that could lead elsewhere is replaced.</summary>
    public static string Or(string? address, string otherwise) =>
        address is ['/', ..] && address is not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) ? address : otherwise;
}
