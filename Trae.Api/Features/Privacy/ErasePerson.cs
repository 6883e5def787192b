using Microsoft.EntityFrameworkCore;
using OpenIddict.EntityFrameworkCore.Models;
using Trae.Api.Data;
using Trae.Api.Features.Mail;
using Trae.Jobs;
using Trae.Media;

namespace Trae.Api.Features.Privacy;

/// <summary>Erases what is kept about a person whose account is closed (API).</summary>
/// <param name="Workspaces">That the person was a member of.</param>
internal sealed record ErasePerson(Guid PersonId, IReadOnlyList<Guid> Workspaces);

internal sealed class ErasePersonHandler(TraeDb db, JobStore jobs, IMediaStore media, TimeProvider clock) : IJobHandler<ErasePerson>
{
    public const string Nobody = "Deleted person";

    public async Task Handle(ErasePerson job, JobContext context, CancellationToken ct)
    {
        foreach (var copy in await jobs.List([job.PersonId], ct))
        {
            await media.Delete(PersonalCopies.KeyOf(job.PersonId, copy.Id), ct);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.Users.FirstOrDefaultAsync(person => person.Id == job.PersonId, ct) is not { } person)
        {
            return;
        }

        var mailbox = person.Email!;
        await ForgetNames(person, [.. job.Workspaces], ct);
        await ForgetSignIns(person, ct);
        await db.Invitations.Where(invitation => invitation.Email == mailbox).ExecuteDeleteAsync(ct);
        await ForgetJobs(person, context.JobId, ct);
        db.Users.Remove(person);
        await db.SaveChangesAsync(ct);

        var id = Guid.CreateVersion7(clock.GetUtcNow());
        await JobStore.Enqueue(db.Connection, [new(id, Workspace.BuiltInId, id, $"farewell/{id:n}", new SendMail(mailbox, "Your Trae account is deleted", Farewell))], ct);
        await transaction.CommitAsync(ct);
    }

    private const string Farewell =
        "Your Trae account, and what Trae kept about you, is deleted, as you asked. What you made belongs to the workspaces that you made it in, and stays there.\n\n"
        + "The log of what was done tells of “Deleted person” where your name was. This mail is the last one.";

    /// <summary>The log says the same as before, about nobody: its trigger lets names be replaced, and nothing else, where this is set.</summary>
    private async Task ForgetNames(Person person, Guid[] workspaces, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"select set_config('trae.erasing', 'on', true)", ct);
        await db.Database.ExecuteSqlAsync($"update audit_entries set actor = {Nobody} where actor_id = {person.Id}", ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            update audit_entries set target = {Nobody}
            where lower(target) = lower({person.Email}) or (target = {person.DisplayName} and (actor_id = {person.Id} or workspace_id = any({workspaces})))
            """,
            ct);
        await db.Database.ExecuteSqlAsync($"select set_config('trae.erasing', '', true)", ct);
    }

    private async Task ForgetSignIns(Person person, CancellationToken ct)
    {
        var subject = person.Id.ToString();
        await db.Set<OpenIddictEntityFrameworkCoreToken<Guid>>().Where(token => token.Subject == subject).ExecuteDeleteAsync(ct);
        await db.Set<OpenIddictEntityFrameworkCoreAuthorization<Guid>>().Where(session => session.Subject == subject).ExecuteDeleteAsync(ct);
    }

    /// <summary>Mails that went out, with the address they went to. What has not ended goes with <see cref="OldPersonalJobs"/>.</summary>
    private Task<int> ForgetJobs(Person person, Guid own, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        delete from jobs
        where id <> {own} and state in ('succeeded', 'failed', 'cancelled')
            and (group_id = {person.Id} or lower(payload->>'email') = lower({person.Email}) or (kind = 'SendMail' and lower(payload->>'to') = lower({person.Email})))
        """,
        ct);
}
