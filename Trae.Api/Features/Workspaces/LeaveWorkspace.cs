using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Audit;
using Trae.Api.Features.Members;
using Trae.Api.Http;

namespace Trae.Api.Features.Workspaces;

internal static class LeaveWorkspace
{
    [EndpointSummary("Leave a workspace")]
    [EndpointDescription("Its last owner hands it on or deletes it instead.")]
    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid id, TraeDb db, CurrentWorkspace workspace, AuditLog audit, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Lock(id, ct);
        var member = await db.Members.FirstOrDefaultAsync(m => m.WorkspaceId == id && m.PersonId == workspace.Caller.Id, ct);
        if (member is null)
        {
            return Problems.WorkspaceNotFound();
        }

        if (await MemberRules.IsLastOwner(member, db, ct))
        {
            return MemberRules.LastOwner();
        }

        db.Members.Remove(member);
        audit.Add(workspace.Caller, id, "member.left", workspace.Caller.Name, null);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);

        return TypedResults.NoContent();
    }
}
