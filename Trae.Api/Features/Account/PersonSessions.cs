using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.EntityFrameworkCore.Models;
using Trae.Api.Data;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Trae.Api.Features.Account;

/// <param name="Client">The app's name.</param>
internal sealed record PersonSession(Guid Id, string Client, DateTime? Since);

/// <summary>Where a person is signed in: each session of an app is an authorization and the tokens that go on from it.</summary>
internal sealed class PersonSessions(
    TraeDb db, UserManager<Person> people, IOpenIddictAuthorizationManager authorizations, IOpenIddictTokenManager tokens, AccountChanges changes, TimeProvider clock)
{
    public async Task<IReadOnlyList<PersonSession>> List(Person person, CancellationToken ct)
    {
        var (subject, now) = (person.Id.ToString(), clock.GetUtcNow().UtcDateTime);

        return await db.Set<OpenIddictEntityFrameworkCoreAuthorization<Guid>>().AsNoTracking()
            .Where(session => session.Subject == subject && session.Status == Statuses.Valid
                && (session.Type == AuthorizationTypes.Permanent || session.Tokens.Any(token => token.Status == Statuses.Valid && token.ExpirationDate > now)))
            .OrderByDescending(session => session.CreationDate)
            .Select(session => new PersonSession(session.Id, session.Application!.DisplayName ?? session.Application.ClientId ?? "", session.CreationDate))
            .ToListAsync(ct);
    }

    /// <summary>Its tokens are refused from now on.</summary>
    public async Task End(Person person, Guid id, CancellationToken ct)
    {
        if (await authorizations.FindByIdAsync(id.ToString(), ct) is { } session
            && await authorizations.GetSubjectAsync(session, ct) == person.Id.ToString())
        {
            await tokens.RevokeByAuthorizationIdAsync(id.ToString(), ct);
            await authorizations.TryRevokeAsync(session, ct);
        }
    }

    /// <summary>All apps, and all browsers: their cookies are refused within a minute, when they are checked next.</summary>
    public async Task EndAll(Person person, CancellationToken ct)
    {
        await changes.Make(person, "sessions.ended", "All sessions of your Trae account were ended.", () => people.UpdateSecurityStampAsync(person), ct);
        await EndApps(person, ct);
    }

    public async Task EndApps(Person person, CancellationToken ct)
    {
        await tokens.RevokeBySubjectAsync(person.Id.ToString(), ct);
        await authorizations.RevokeBySubjectAsync(person.Id.ToString(), ct);
    }
}
