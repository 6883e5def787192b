using Microsoft.AspNetCore.Antiforgery;
using Trae.Api.Http;
using Trae.Api.Http.Limits;

namespace Trae.Api.Features.Account;

/// <summary>What the script of the pages asks for: the options of a ceremony, whose challenge is kept in a protected cookie.</summary>
internal static class PasskeyEndpoints
{
    public static void MapPasskeys(this IEndpointRouteBuilder routes)
    {
        var passkeys = routes.MapGroup("/account/passkeys").ExcludeFromDescription().RequirePermission(Permission.None).LimitSignIn();
        passkeys.AddEndpointFilter(CheckForm);

        passkeys.MapPost("/creation-options", PasskeyOptions.OfNew).WithMetadata(new NeedsSignInAttribute { Fresh = true });
        passkeys.MapPost("/request-options", PasskeyOptions.OfAny);
    }

    private static async ValueTask<object?> CheckForm(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        await context.HttpContext.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context.HttpContext)
            ? await next(context)
            : Problems.BadRequest("form-outdated", "The page is too old. Load it again.");
}
