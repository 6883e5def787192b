using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Mail;
using Trae.Jobs;

namespace Trae.Api.Features.Members;

/// <summary>Writes and sends the mail of an invitation (API).</summary>
/// <param name="Origin">Of the site, for the link; without a slash at its end.</param>
internal sealed record MailInvitation(Guid InvitationId, string Origin);

internal sealed class MailInvitationHandler(TraeDb db, MailDelivery delivery, TimeProvider clock) : IJobHandler<MailInvitation>
{
    public async Task Handle(MailInvitation job, JobContext context, CancellationToken ct)
    {
        var found = await (
            from invitation in db.Invitations
            join workspace in db.Workspaces on invitation.WorkspaceId equals workspace.Id
            join inviter in db.Users on invitation.InvitedBy equals inviter.Id
            where invitation.Id == job.InvitationId && invitation.AcceptedAt == null && invitation.ExpiresAt > clock.GetUtcNow() && workspace.DeletedAfter == null
            select new { Invitation = invitation, Workspace = workspace.Name, Inviter = inviter.DisplayName }).FirstOrDefaultAsync(ct);
        if (found is null)
        {
            // Taken back, or over, before it was sent.
            return;
        }

        // The link is a key to the workspace, so it is in the mail alone and in no row. A repeat sends another one, which alone works then.
        var token = found.Invitation.NewToken();
        await db.SaveChangesAsync(ct);
        var (by, place) = (NameInMail.Of(found.Inviter), NameInMail.Of(found.Workspace));
        var text =
            $"{by} invites you to the workspace \"{place}\" on Trae.\n\n{job.Origin}/account/invitation?token={token}\n\n"
            + "The link works once, for seven days. If you do not know what this is about, ignore it.";
        await delivery.Deliver(new(found.Invitation.Email, $"Join \"{place}\" on Trae", text), context.JobId, ct);
    }
}
