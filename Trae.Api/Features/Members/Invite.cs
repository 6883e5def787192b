using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Audit;
using Trae.Api.Features.Identity;
using Trae.Api.Features.Mail;
using Trae.Api.Features.Usage;
using Trae.Api.Features.Workspaces;
using Trae.Api.Http;
using Trae.Api.Http.Limits;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Api.Features.Members;

internal sealed class Invite(TraeDb db, CurrentWorkspace workspace, WorkspaceQuotas quotas, AuditLog audit, SiteOrigin site, TimeProvider clock)
{
    [EndpointSummary("Invite somebody by e-mail")]
    [EndpointDescription("The mail has a link that works once, for seven days, for whoever signs in with that address.")]
    public static Task<Results<Ok<InvitationDto>, ProblemHttpResult>> Handle(
        InviteRequest request,
        [FromHeader(Name = Idempotency.Header), Description(Idempotency.Words)] string? idempotencyKey,
        [FromServices] Invite invite,
        [FromServices] Idempotency once,
        [FromServices] MailPermits permits,
        CancellationToken ct) => invite.Handle(request, idempotencyKey, once, permits, ct);

    private async Task<Results<Ok<InvitationDto>, ProblemHttpResult>> Handle(
        InviteRequest request, string? onceKey, Idempotency once, MailPermits permits, CancellationToken ct)
    {
        if (workspace.Caller.Kind != CallerKind.Person)
        {
            return Problems.Problem(StatusCodes.Status403Forbidden, "person-needed", "Only a person can invite people. Sign in instead of using a key.");
        }

        var (role, custom, problem) = await MemberRules.Choose(request.Role, request.CustomRoleId, db, workspace, ct);
        if (problem is not null)
        {
            return problem;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Lock(workspace.Id, ct);
        if (await once.Find(onceKey, request, ct) is { } earlier)
        {
            return earlier.Problem is not null ? earlier.Problem
                : await db.Invitations.In(workspace).Include(i => i.CustomRole).FirstOrDefaultAsync(i => i.Id == earlier.Made, ct) is { } sent ? TypedResults.Ok(ListInvitations.Describe(sent))
                : RevokeInvitation.NotFound();
        }

        if (await quotas.ForMember(ct) is { } refused)
        {
            return refused;
        }

        if (await db.Invitations.In(workspace).AnyAsync(open => open.Email == request.Email && open.AcceptedAt == null && open.ExpiresAt > clock.GetUtcNow(), ct))
        {
            return Problems.Conflict("invitation-open", "This address has an open invitation. Revoke it to send another one.");
        }

        // What is sent comes to a stranger's mailbox: taken back or not, it counts.
        var permit = await permits.Take(request.Email, $"person:{workspace.Caller.Id}");
        if (!permit.IsAllowed)
        {
            return RateLimits.Refuse(permit);
        }

        var invitation = Invitation.Create(workspace.Id, request.Email, role, custom, workspace.Caller.Id!.Value, clock.GetUtcNow());
        db.Invitations.Add(invitation);
        once.Keep(onceKey, request, invitation.Id);
        audit.Add("invitation.sent", request.Email, custom?.Name ?? role.ToString());
        await db.SaveChangesAsync(ct);

        // Same transaction as the invitation: neither can exist without the other.
        var mail = new MailInvitation(invitation.Id, site.Address(""));
        await JobStore.Enqueue(db.Connection, [new(Guid.CreateVersion7(clock.GetUtcNow()), workspace.Id, invitation.Id, $"invitation/{invitation.Id:n}/mail", mail)], ct);
        await transaction.CommitAsync(ct);

        return TypedResults.Ok(ListInvitations.Describe(invitation));
    }
}
