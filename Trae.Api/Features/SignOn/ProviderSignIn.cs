using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Account;
using Trae.Api.Features.Audit;
using Trae.Api.Features.Workspaces;

namespace Trae.Api.Features.SignOn;

/// <summary>
/// Signs in by a provider's word. Who comes for the first time gets an account, unless its e-mail address has one: an address is one
/// account here, since invitations and new passwords go by it, and whoever says that he has an address does not get into it by that.
/// </summary>
internal sealed class ProviderSignIn(
    UserManager<Person> people, SignInManager<Person> signIn, ProviderMemberships memberships, TraeDb db, AuditLog audit, TimeProvider clock)
{
    /// <returns>What is needed still, or why it did not work; neither for somebody who is signed in.</returns>
    public async Task<(bool NeedsSecondFactor, SignOnFault? Fault)> Enter(SignOnTicket ticket, CancellationToken ct)
    {
        var (person, fault) = await FindOnce(ticket, ct);
        fault ??= await people.IsLockedOutAsync(person!) || !await signIn.CanSignInAsync(person!) ? SignOnFault.LockedOut : null;
        if (fault is not null)
        {
            return (false, fault);
        }

        if (!ticket.IsMultiFactor && await people.GetTwoFactorEnabledAsync(person!))
        {
            // Keeps in a cookie who it is, for the page that asks for the code.
            var asked = await signIn.ExternalLoginSignInAsync(ticket.Provider.Name, ticket.Key, isPersistent: false, bypassTwoFactor: false);

            return (asked.RequiresTwoFactor, asked.RequiresTwoFactor || asked.Succeeded ? null : SignOnFault.LockedOut);
        }

        var session = new AuthenticationProperties();
        FreshSignIn.Stamp(session, ProvenAt(ticket));
        if (ticket.IsMultiFactor)
        {
            SessionFactors.Stamp(session);
        }

        await signIn.SignInAsync(person!, session, ticket.Provider.Name);

        return (false, null);
    }

    /// <summary>
    /// When the person last proved who it is, as far as the provider says. That it was told to ask again says nothing: whoever sits at the
    /// browser can take that out of the address.
    /// </summary>
    public DateTimeOffset ProvenAt(SignOnTicket ticket)
    {
        var now = clock.GetUtcNow();

        return ticket.AuthenticatedAt is not { } at ? DateTimeOffset.UnixEpoch : at > now ? now : at;
    }

    /// <summary>Whom the ticket signs in, for the audit log.</summary>
    public Task<Person?> PersonOf(SignOnTicket ticket) => people.FindByLoginAsync(ticket.Provider.Name, ticket.Key);

    private async Task<(Person? Person, SignOnFault? Fault)> FindOnce(SignOnTicket ticket, CancellationToken ct)
    {
        try
        {
            return await Find(ticket, ct);
        }
        catch (DbUpdateException e) when (SignUp.WasTaken(e))
        {
            db.ChangeTracker.Clear();

            return (null, SignOnFault.AccountExists);
        }
    }

    private async Task<(Person? Person, SignOnFault? Fault)> Find(SignOnTicket ticket, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);

        // Of two first sign-ins of one person at once, the second finds the account.
        await db.Lock(ticket.Provider.WorkspaceId, ct);
        var known = await people.FindByLoginAsync(ticket.Provider.Name, ticket.Key);
        var (person, fault) = known is null ? await Create(ticket) : (known, null);
        fault ??= await memberships.Update(person!, ticket.Provider, ticket.Role, ct);

        // What a provider does not give any more is taken, though nobody gets in; an account that opens nothing is not made.
        if (fault is null || known is not null)
        {
            await transaction.CommitAsync(ct);
        }

        return (known ?? (fault is null ? person : null), fault);
    }

    private async Task<(Person? Person, SignOnFault? Fault)> Create(SignOnTicket ticket)
    {
        if (ticket.Role is null)
        {
            return (null, SignOnFault.NoAccess);
        }

        if (!Mail.MailAddressForm.IsValid(ticket.Email))
        {
            return (null, SignOnFault.EmailMissing);
        }

        if (await people.FindByEmailAsync(ticket.Email!) is not null)
        {
            return (null, SignOnFault.AccountExists);
        }

        var person = Person.Create(ticket.Email!, PersonName.Fault(ticket.Name) is null ? PersonName.Clean(ticket.Name) : ticket.Email!.Split('@')[0], clock.GetUtcNow());
        person.EmailConfirmed = true;
        var created = await people.CreateAsync(person);
        created = created.Succeeded ? await people.AddLoginAsync(person, ticket.ToLogin()) : created;
        audit.Add(person, "account.created", ticket.Provider.Name);

        return created.Succeeded ? (person, null) : (null, SignOnFault.Refused);
    }
}
