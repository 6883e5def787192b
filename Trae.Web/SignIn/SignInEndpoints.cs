using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Trae.Boundary;

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
        var back = ReturnUrl.Local(returnUrl);
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
