using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Account;
using Trae.Api.Features.Audit;
using Trae.Api.Features.Members;
using Trae.Api.Features.Workspaces;
using Trae.Jobs;

namespace Trae.Api.Features.Privacy;

/// <summary>Somebody wants to be gone: out of all workspaces and signed out at once; a job erases what is left.</summary>
internal sealed class AccountDeletion(TraeDb db, UserManager<Person> people, PersonSessions sessions, AuditLog audit, TimeProvider clock)
{
    /// <returns>What has to be done before; nothing where it is being deleted now.</returns>
    public async Task<IReadOnlyList<string>> Try(Person person, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);

        // In one order, so that no two wait for each other.
        var workspaces = await db.Members.Where(m => m.PersonId == person.Id).OrderBy(m => m.WorkspaceId).Select(m => m.WorkspaceId).ToListAsync(ct);
        foreach (var id in workspaces)
        {
            await db.Lock(id, ct);
        }

        var faults = new List<string>();
        foreach (var member in await db.Members.Where(m => m.PersonId == person.Id && workspaces.Contains(m.WorkspaceId)).ToListAsync(ct))
        {
            if (await Leave(person, member, ct) is { } fault)
            {
                faults.Add(fault);
            }
        }

        if (faults.Count > 0)
        {
            return faults;
        }

        await Close(person, workspaces, ct);
        await transaction.CommitAsync(ct);

        return [];
    }

    private async Task<string?> Leave(Person person, Member member, CancellationToken ct)
    {
        var workspace = await db.Workspaces.FirstAsync(w => w.Id == member.WorkspaceId, ct);
        if (await MemberRules.IsLastOwner(member, db, ct))
        {
            var isAlone = !await db.Members.AnyAsync(other => other.WorkspaceId == member.WorkspaceId && other.PersonId != person.Id, ct);
            if (!isAlone || workspace.Id == Workspace.BuiltInId)
            {
                return $"You are the last owner of “{workspace.Name}”. Make somebody else an owner of it first{(isAlone ? "" : ", or delete it")}.";
            }

            // Nobody is left who could want it back.
            workspace.DeletedAfter = clock.GetUtcNow();
        }

        db.Members.Remove(member);
        audit.Add(Caller.Of(CallerKind.Person, person.Id, person.DisplayName, member.WorkspaceId, []), member.WorkspaceId, "member.left", person.DisplayName, "Deleted the account");

        return null;
    }

    private async Task Close(Person person, List<Guid> workspaces, CancellationToken ct)
    {
        var now = clock.GetUtcNow();

        // In one statement: with a key goes what it made, some of which are among these.
        await db.ApiKeys.Where(key => key.CreatedBy == person.Id && key.RevokedAt == null)
            .ExecuteUpdateAsync(key => key.SetProperty(each => each.RevokedAt, now), ct);

        audit.Add(person, "account.deleted");
        person.LockoutEnd = DateTimeOffset.MaxValue;
        await people.UpdateSecurityStampAsync(person);
        await sessions.EndApps(person, ct);
        await db.SaveChangesAsync(ct);

        var job = Guid.CreateVersion7(now);
        await JobStore.Enqueue(db.Connection, [new(job, Workspace.BuiltInId, person.Id, $"person/{person.Id:n}/erase", new ErasePerson(person.Id, workspaces))], ct);
    }
}
