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
    public const string FormCheck = "/form-check";

    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(SignIn, Enter);
        routes.MapPost(SignOut, Leave);
        routes.MapPost(FormCheck, Check);
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
        if (settings.IsOn && context.User.Identity?.IsAuthenticated != true)
        {
            return Results.LocalRedirect("/signed-out");
        }

        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return Results.BadRequest();
        }

        return settings.IsOn
            ? Results.SignOut(
                new AuthenticationProperties { RedirectUri = "/signed-out" },
                [CookieAuthenticationDefaults.AuthenticationScheme, OpenIdConnectDefaults.AuthenticationScheme])
            : Results.LocalRedirect("/");
    }

    /// <summary>Whether a form with this token would be taken now, asked before it is sent.</summary>
    private static async Task<IResult> Check(HttpContext context, IAntiforgery antiforgery, SessionTokens sessions, SignInSettings settings)
    {
        if (settings.IsOn && await sessions.Current(context, context.RequestAborted) is null)
        {
            return Results.Json(new FormState(IsOver: true, Name: null, Token: null));
        }

        var token = await antiforgery.IsRequestValidAsync(context) ? null : antiforgery.GetAndStoreTokens(context).RequestToken;

        return Results.Json(new FormState(IsOver: false, context.User.Identity?.Name ?? "", token));
    }

    /// <param name="IsOver">Nobody is signed in any more.</param>
    /// <param name="Name">Of who is.</param>
    /// <param name="Token">A new one where the form's is not good for them.</param>
    private sealed record FormState(bool IsOver, string? Name, string? Token);
}
