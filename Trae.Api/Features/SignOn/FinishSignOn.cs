using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Trae.Api.Data;
using Trae.Api.Features.Account;
using Trae.Api.Features.Identity;

namespace Trae.Api.Features.SignOn;

/// <summary>The browser is back: decides what the provider's word opens.</summary>
internal static class FinishSignOn
{
    public static async Task<IResult> Handle(
        HttpContext context, SignOnProviders providers, ProviderSignIn signIn, LinkedSignIns links, SignInRecord record, CancellationToken ct)
    {
        var external = await context.AuthenticateAsync(IdentityConstants.ExternalScheme);
        await context.SignOutAsync(IdentityConstants.ExternalScheme);
        var request = SignOnRequest.Of(external.Properties);
        if (SignOnTicket.Of(external, providers) is not { } ticket)
        {
            return Results.LocalRedirect(request.FailureAddress(SignOnFault.Outdated, null));
        }

        if (request.LinkTo is { } person)
        {
            var refused = await FreshPerson(context, person) is { } fresh ? await links.Link(fresh, ticket, ct) : SignOnFault.Outdated;

            return Results.LocalRedirect(refused is { } why ? request.FailureAddress(why, ticket.Provider) : SignOnRequest.Links);
        }

        var (needsSecondFactor, fault) = await signIn.Enter(ticket, ct);
        if (needsSecondFactor)
        {
            return Results.LocalRedirect($"/account/two-factor?returnUrl={Uri.EscapeDataString(request.ReturnUrl)}");
        }

        await record.Write(await signIn.PersonOf(ticket), fault is null ? "sign-in.done" : "sign-in.failed", fault is null ? ticket.Provider.Name : $"{ticket.Provider.Name}: {fault}");

        if (fault is null && request.IsProof && !IsFresh(signIn.ProvenAt(ticket), context))
        {
            return Results.LocalRedirect(request.FailureAddress(SignOnFault.NotProven, ticket.Provider));
        }

        return Results.LocalRedirect(fault is { } reason ? request.FailureAddress(reason, ticket.Provider) : request.ReturnUrl);
    }

    private static bool IsFresh(DateTimeOffset at, HttpContext context) =>
        context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow() - at <= FreshSignIn.Lifetime;

    // Whoever began it, in the same browser, and not somebody who has signed in since.
    private static async Task<Person?> FreshPerson(HttpContext context, Guid id)
    {
        var session = await context.AuthenticateAsync(Schemes.Account);
        var person = session.Principal is { } principal
            ? await context.RequestServices.GetRequiredService<UserManager<Person>>().GetUserAsync(principal)
            : null;

        return person?.Id == id && FreshSignIn.IsFresh(session.Properties, context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow()) ? person : null;
    }
}
