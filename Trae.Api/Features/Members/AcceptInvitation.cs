using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Audit;
using Trae.Api.Features.Usage;
using Trae.Api.Features.Workspaces;
using Trae.Api.Http;
using Trae.Contracts;

namespace Trae.Api.Features.Members;

internal sealed class AcceptInvitation(TraeDb db, CurrentWorkspace current, WorkspaceQuotas quotas, AuditLog audit, TimeProvider clock)
{
    [EndpointSummary("Join a workspace that you were invited to")]
    [EndpointDescription("Sign in with the address that the invitation was sent to.")]
    public static Task<Results<Ok<WorkspaceDto>, ProblemHttpResult>> Handle(
        AcceptInvitationRequest request, [Microsoft.AspNetCore.Mvc.FromServices] AcceptInvitation accept, CancellationToken ct) =>
        accept.Join(request.Token, person: null, ct);

    /// <param name="person">Who accepts, where that is not the caller of the API.</param>
    public async Task<Results<Ok<WorkspaceDto>, ProblemHttpResult>> Join(string token, Person? person, CancellationToken ct)
    {
        var (hash, now) = (ApiKeySecret.HashOf(token), clock.GetUtcNow());
        await using var transaction = await db.Database.BeginTransactionAsync(ct);

        // Locked, so that of two who hold the link one is second.
        var invitation = await db.Invitations
            .FromSql($"select * from invitations where token_hash = {hash} for update")
            .Include(i => i.CustomRole)
            .FirstOrDefaultAsync(i => i.AcceptedAt == null && i.ExpiresAt > now, ct);
        person ??= await db.Users.FirstOrDefaultAsync(p => p.Id == current.Caller.Id, ct);
        if (invitation is null || person is null || !await db.Workspaces.AnyAsync(w => w.Id == invitation.WorkspaceId && w.DeletedAfter == null, ct))
        {
            return Problems.NotFound("invitation-not-found", "This invitation does not exist, was used, or is over. Ask for another one.");
        }

        if (!person.EmailConfirmed || !string.Equals(person.Email, invitation.Email, StringComparison.OrdinalIgnoreCase))
        {
            return Problems.Conflict("invitation-for-another", "This invitation was sent to another address. Sign in with that one, and confirm it.");
        }

        if (await db.Members.AnyAsync(member => member.WorkspaceId == invitation.WorkspaceId && member.PersonId == person.Id, ct))
        {
            return Problems.Conflict("member-already", "You are a member of this workspace already.");
        }

        if (await quotas.ForAcceptedMember(invitation.WorkspaceId, ct) is { } refused)
        {
            return refused;
        }

        invitation.Accept(now);
        var member = Member.Join(invitation.WorkspaceId, person.Id, invitation.Role, now);
        if (invitation.CustomRole is { } custom)
        {
            member.Take(custom);
        }

        db.Members.Add(member);

        // What one was just invited to is what one wants to see.
        person.LastWorkspaceId = invitation.WorkspaceId;
        var caller = Caller.Of(CallerKind.Person, person.Id, person.DisplayName, invitation.WorkspaceId, []);
        audit.Add(caller, invitation.WorkspaceId, "member.joined", person.DisplayName, invitation.CustomRole?.Name ?? invitation.Role.ToString());
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);

        return TypedResults.Ok((await ListWorkspaces.Read(db, caller, ct)).Single(each => each.Id == invitation.WorkspaceId));
    }
}
