using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;

namespace Trae.Web.Hosting;

/// <summary>A form that is not taken is answered by a page that keeps what was typed, not by a line of the framework's.</summary>
internal static class FormRefusal
{
    private const string Posted = "Trae.Web.PostedForm";

    /// <summary>Whether the page that is drawn tells why a form was not taken.</summary>
    public static bool IsTold(HttpContext context) => context.Items.ContainsKey(Posted);

    /// <summary>Looks at the tokens of forms.</summary>
    public static IApplicationBuilder UseForms(this IApplicationBuilder app) => app.Use(ShowFailure).UseAntiforgery().Use(Refuse);

    // The page of a failure is shown, and does nothing of what the form asks: so it may read a form whose token is not good.
    private static Task ShowFailure(HttpContext context, RequestDelegate next)
    {
        if (IsFailure(context) && HttpMethods.IsPost(context.Request.Method))
        {
            context.Items[Posted] = true;
            context.Request.Method = HttpMethods.Get;
            context.Features.Set<IAntiforgeryValidationFeature>(null);
        }

        return next(context);
    }

    private static Task Refuse(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;

        return Task.CompletedTask;
    }

    private static bool IsFailure(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;
}
