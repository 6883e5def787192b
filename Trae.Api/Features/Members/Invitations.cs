using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Audit;
using Trae.Api.Http;
using Trae.Contracts;

namespace Trae.Api.Features.Members;

internal static class ListInvitations
{
    [EndpointSummary("The invitations that are open, newest first")]
    public static async Task<Ok<IReadOnlyList<InvitationDto>>> Handle(TraeDb db, CurrentWorkspace workspace, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var open = await db.Invitations.In(workspace).AsNoTracking()
            .Include(invitation => invitation.CustomRole)
            .Where(invitation => invitation.AcceptedAt == null && invitation.ExpiresAt > now)
            .OrderByDescending(invitation => invitation.Id)
            .ToListAsync(ct);

        return TypedResults.Ok<IReadOnlyList<InvitationDto>>([.. open.Select(Describe)]);
    }

    public static InvitationDto Describe(Invitation invitation) => new(
        invitation.Id,
        invitation.Email,
        invitation.CustomRole?.Name ?? invitation.Role.ToString(),
        invitation.CustomRoleId,
        invitation.CreatedAt,
        invitation.ExpiresAt);
}

internal static class RevokeInvitation
{
    [EndpointSummary("Take an invitation back")]
    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid id, TraeDb db, CurrentWorkspace workspace, AuditLog audit, CancellationToken ct)
    {
        var invitation = await db.Invitations.In(workspace).FirstOrDefaultAsync(i => i.Id == id && i.AcceptedAt == null, ct);
        if (invitation is null)
        {
            return NotFound();
        }

        db.Invitations.Remove(invitation);
        audit.Add("invitation.revoked", invitation.Email);
        await db.SaveChangesAsync(ct);

        return TypedResults.NoContent();
    }

    public static ProblemHttpResult NotFound() =>
        Problems.NotFound("invitation-not-found", "There is no such invitation. It may have been accepted; look at the list of members.");
}
