using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Audit;
using Trae.Api.Features.Members;
using Trae.Api.Features.Usage;
using Trae.Api.Features.Workspaces;

namespace Trae.Api.Features.SignOn;

/// <summary>
/// Memberships as a provider's groups have them: given, changed and taken at each sign-in. What somebody gave by hand, or another
/// provider, is left alone, and so is the last owner. In the caller's transaction.
/// </summary>
internal sealed class ProviderMemberships(TraeDb db, WorkspaceQuotas quotas, AuditLog audit, TimeProvider clock)
{
    /// <param name="role">Null for none.</param>
    /// <returns>Why the person is not let in, having no membership of any kind; null otherwise.</returns>
    public async Task<SignOnFault?> Update(Person person, SignOnProvider provider, WorkspaceRole? role, CancellationToken ct)
    {
        var (id, name, workspace) = (person.Id, provider.Name, provider.WorkspaceId);
        await db.Lock(workspace, ct);
        var memberships = await db.Members
            .Where(member => member.PersonId == id && (member.GivenBy == name || member.WorkspaceId == workspace))
            .ToListAsync(ct);

        // The setting named another workspace before.
        foreach (var former in memberships.Where(member => member.WorkspaceId != workspace))
        {
            await db.Lock(former.WorkspaceId, ct);
            await Follow(former, null, person, name, ct);
        }

        var isFull = false;
        if (memberships.Find(member => member.WorkspaceId == workspace) is { } here)
        {
            if (here.GivenBy == name)
            {
                await Follow(here, role, person, name, ct);
            }
        }
        else if (role is { } given)
        {
            isFull = !await Join(given, person, provider, ct);
        }

        await db.SaveChangesAsync(ct);

        return await db.Members.AnyAsync(member => member.PersonId == id, ct) ? null
            : isFull ? SignOnFault.WorkspaceFull
            : SignOnFault.NoAccess;
    }

    /// <summary>Takes all that a provider gave, once it does not speak for the person any more.</summary>
    public async Task Take(Person person, string provider, CancellationToken ct)
    {
        var given = await db.Members.Where(member => member.PersonId == person.Id && member.GivenBy == provider).ToListAsync(ct);
        foreach (var member in given)
        {
            await db.Lock(member.WorkspaceId, ct);
            await Follow(member, null, person, provider, ct);
        }

        await db.SaveChangesAsync(ct);
    }

    /// <returns>False if there is no room, or no such workspace.</returns>
    private async Task<bool> Join(WorkspaceRole role, Person person, SignOnProvider provider, CancellationToken ct)
    {
        if (!await db.Workspaces.AnyAsync(workspace => workspace.Id == provider.WorkspaceId && workspace.DeletedAfter == null, ct)
            || await quotas.ForNewMember(provider.WorkspaceId, ct) is ProblemHttpResult)
        {
            return false;
        }

        db.Members.Add(Member.Join(provider.WorkspaceId, person.Id, role, provider.Name, clock.GetUtcNow()));
        Tell("member.joined", provider.WorkspaceId, role, person, provider.Name);

        return true;
    }

    private async Task Follow(Member member, WorkspaceRole? role, Person person, string provider, CancellationToken ct)
    {
        if (member.Role == role)
        {
            return;
        }

        if (await MemberRules.IsLastOwner(member, db, ct))
        {
            Tell("member.kept", member.WorkspaceId, member.Role, person, provider);
        }
        else if (role is { } other)
        {
            member.Follow(other);
            Tell("member.changed", member.WorkspaceId, other, person, provider);
        }
        else
        {
            db.Members.Remove(member);
            Tell("member.removed", member.WorkspaceId, null, person, provider);
        }
    }

    private void Tell(string action, Guid workspace, WorkspaceRole? role, Person person, string provider) => audit.Add(
        Caller.Of(CallerKind.Person, person.Id, person.DisplayName, workspace, []), workspace, action, person.DisplayName, $"{role?.ToString() ?? "No role"} by groups of {provider}");
}
