using Microsoft.AspNetCore.Identity;
using Trae.Api.Data;
using Trae.Api.Features.Account;

namespace Trae.Api.Features.SignOn;

/// <param name="Text">The provider's name, and the address that it gave.</param>
internal sealed record LinkedSignIn(SignOnProvider? Provider, string Name, string Key, string Text);

/// <summary>The providers whose word signs a person in: linked and unlinked by the person, who was signed in before.</summary>
internal sealed class LinkedSignIns(
    UserManager<Person> people, SignInManager<Person> signIn, SignOnProviders providers, AccountChanges changes, ProviderMemberships memberships)
{
    public const string OnlyWayInSentence = "This is the only way into your account. Choose a password, or link another provider, first.";

    public async Task<IReadOnlyList<LinkedSignIn>> List(Person person) =>
    [
        .. from login in await people.GetLoginsAsync(person)
           let provider = providers.Find(login.LoginProvider)
           orderby login.LoginProvider
           select new LinkedSignIn(provider, login.LoginProvider, login.ProviderKey, login.ProviderDisplayName ?? login.LoginProvider),
    ];

    /// <summary>Whether a provider alone decides how the person signs in: there is no password then, nor any to be had by mail.</summary>
    public async Task<bool> Decide(Person person) =>
        person.PasswordHash is null && (await List(person)).Any(link => link.Provider is not null);

    public async Task<SignOnFault?> Link(Person person, SignOnTicket ticket, CancellationToken ct)
    {
        if (await people.FindByLoginAsync(ticket.Provider.Name, ticket.Key) is { } owner && owner.Id != person.Id)
        {
            return SignOnFault.LinkedElsewhere;
        }

        if ((await List(person)).Any(link => link.Name == ticket.Provider.Name))
        {
            return SignOnFault.LinkedAlready;
        }

        var linked = await changes.Make(
            person,
            "sign-in.linked",
            $"Your Trae account can be signed in to through {ticket.Provider.DisplayName} now.",
            async () =>
            {
                var result = await people.AddLoginAsync(person, ticket.ToLogin());
                if (result.Succeeded)
                {
                    // Who has linked an account is in it already: it need not open anything.
                    await memberships.Update(person, ticket.Provider, ticket.Role, ct);
                }

                return result;
            },
            ct);

        return linked.Succeeded ? null : SignOnFault.Refused;
    }

    /// <returns>Why it was not unlinked, or null.</returns>
    public async Task<string?> Unlink(Person person, LinkedSignIn link, CancellationToken ct)
    {
        var hasAnother = person.PasswordHash is not null
            || (await people.GetPasskeysAsync(person)).Count > 0
            || (await List(person)).Any(other => other.Provider is not null && other != link);
        if (!hasAnother)
        {
            return OnlyWayInSentence;
        }

        var result = await changes.Make(
            person,
            "sign-in.unlinked",
            $"Your Trae account cannot be signed in to through {link.Provider?.DisplayName ?? link.Name} any more.",
            async () =>
            {
                var removed = await people.RemoveLoginAsync(person, link.Name, link.Key);
                if (removed.Succeeded)
                {
                    await memberships.Take(person, link.Name, ct);
                }

                return removed;
            },
            ct);

        // Removing it ends the person's other sessions.
        await signIn.RefreshSignInAsync(person);

        return result.Succeeded ? null : string.Join(' ', result.Errors.Select(error => error.Description));
    }
}
