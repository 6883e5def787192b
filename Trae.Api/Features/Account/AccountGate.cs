using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Trae.Api.Data;
using Trae.Api.Features.Identity;

namespace Trae.Api.Features.Account;

/// <summary>A page of the account pages for people who are signed in.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NeedsSignInAttribute : Attribute
{
    /// <summary>Whether the person must have proven who it is within <see cref="FreshSignIn.Lifetime"/>.</summary>
    public bool Fresh { get; init; }
}

/// <summary>The person whose browser this is.</summary>
internal sealed record SignedInPerson(Person Person)
{
    /// <summary>On pages with <see cref="NeedsSignInAttribute"/>.</summary>
    public static Person Of(HttpContext context) =>
        context.Features.Get<SignedInPerson>()?.Person ?? throw new InvalidOperationException("This page is open to people who are not signed in.");
}

internal static class AccountGate
{
    /// <summary>Sends who is not signed in, or was so too long ago, to where that can be mended, for requests of any method.</summary>
    public static IApplicationBuilder UseAccountGate(this IApplicationBuilder app) => app.Use(static async (context, next) =>
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<NeedsSignInAttribute>() is not { } needed)
        {
            await next(context);
            return;
        }

        var session = await context.AuthenticateAsync(Schemes.Account);
        var person = session.Principal is { } principal
            ? await context.RequestServices.GetRequiredService<UserManager<Person>>().GetUserAsync(principal)
            : null;
        if (person is null)
        {
            SendTo("/account/sign-in", context);
            return;
        }

        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        if (needed.Fresh && !FreshSignIn.IsFresh(session.Properties, now))
        {
            SendTo("/account/confirm-identity", context);
            return;
        }

        if (FirstPassword.IsGiven(session.Principal!) && context.Request.Path != FirstPassword.Page)
        {
            SendTo(FirstPassword.Page, context);
            return;
        }

        context.Features.Set(new SignedInPerson(person));
        await next(context);
    });

    private static void SendTo(string page, HttpContext context)
    {
        // A form that was open too long is filled in again.
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = $"{page}?returnUrl={Uri.EscapeDataString(context.Request.Path + context.Request.QueryString.ToString())}";
    }
}
