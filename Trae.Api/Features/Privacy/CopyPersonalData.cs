using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OpenIddict.EntityFrameworkCore.Models;
using Trae.Api.Data;
using Trae.Api.Features.Audit;
using Trae.Contracts;
using Trae.Jobs;
using Trae.Media;

namespace Trae.Api.Features.Privacy;

/// <summary>Writes down all that is kept about a person (API).</summary>
internal sealed record CopyPersonalData(Guid PersonId);

internal sealed class CopyPersonalDataHandler(TraeDb db, UserManager<Person> people, IMediaStore media, TimeProvider clock) : IJobHandler<CopyPersonalData>
{
    private static readonly JsonSerializerOptions Readable = new(JsonDefaults.Options) { WriteIndented = true };

    public async Task Handle(CopyPersonalData job, JobContext context, CancellationToken ct)
    {
        if (await people.FindByIdAsync(job.PersonId.ToString()) is not { } person)
        {
            return;
        }

        await using var file = new FileStream(
            Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        await JsonSerializer.SerializeAsync(file, await Read(person, ct), Readable, ct);
        file.Position = 0;
        await media.Save(PersonalCopies.KeyOf(person.Id, context.JobId), file, ct);
    }

    private async Task<PersonalCopy> Read(Person person, CancellationToken ct)
    {
        var id = person.Id;
        var subject = id.ToString();
        var invitations = from invitation in db.Invitations
                          join workspace in db.Workspaces on invitation.WorkspaceId equals workspace.Id
                          orderby invitation.Id
                          select new { Invitation = invitation, workspace.Name };

        return new(
            clock.GetUtcNow(),
            new(id, person.DisplayName, person.Email, person.EmailConfirmed, person.CreatedAt, person.TwoFactorEnabled),
            [.. (await people.GetPasskeysAsync(person)).Select(passkey => new PersonalPasskey(passkey.Name, passkey.CreatedAt))],
            [.. (await people.GetLoginsAsync(person)).Select(login => login.ProviderDisplayName ?? login.LoginProvider)],
            [.. from row in await (
                    from member in db.Members.AsNoTracking().Include(m => m.CustomRole)
                    where member.PersonId == id
                    join workspace in db.Workspaces on member.WorkspaceId equals workspace.Id
                    orderby member.JoinedAt
                    select new { Member = member, workspace.Name }).ToListAsync(ct)
                select new PersonalMembership(row.Member.WorkspaceId, row.Name, row.Member.CustomRole?.Name ?? row.Member.Role.ToString(), row.Member.JoinedAt, row.Member.GivenBy)],
            await db.Set<OpenIddictEntityFrameworkCoreAuthorization<Guid>>()
                .Where(session => session.Subject == subject)
                .OrderBy(session => session.CreationDate)
                .Select(session => new PersonalSession(session.Application!.DisplayName ?? "", session.CreationDate, session.Status))
                .ToListAsync(ct),
            await db.ApiKeys.Where(key => key.CreatedBy == id)
                .OrderBy(key => key.Id)
                .Select(key => new PersonalKey(key.Name, key.Start, key.CreatedAt, key.ExpiresAt, key.LastUsedAt, key.RevokedAt))
                .ToListAsync(ct),
            await invitations.Where(row => row.Invitation.InvitedBy == id)
                .Select(row => new PersonalInvitation(row.Name, row.Invitation.Email, row.Invitation.CreatedAt, row.Invitation.AcceptedAt))
                .ToListAsync(ct),
            await invitations.Where(row => row.Invitation.Email == person.Email)
                .Select(row => new PersonalInvitation(row.Name, row.Invitation.Email, row.Invitation.CreatedAt, row.Invitation.AcceptedAt))
                .ToListAsync(ct),
            db.AuditEntries.Where(entry => entry.ActorId == id).OrderByDescending(entry => entry.Id).Select(AuditFilter.ToDto).AsAsyncEnumerable());
    }
}
