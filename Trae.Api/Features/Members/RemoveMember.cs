using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Audit;
using Trae.Api.Features.Workspaces;

namespace Trae.Api.Features.Members;

internal static class RemoveMember
{
    [EndpointSummary("Take a member out of the workspace")]
    [EndpointDescription("From this moment on. What they made stays; the API keys that they made stop working.")]
    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid id, TraeDb db, CurrentWorkspace workspace, AuditLog audit, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Lock(workspace.Id, ct);
        var member = await db.Members.In(workspace).Include(m => m.Person).Include(m => m.CustomRole).FirstOrDefaultAsync(m => m.PersonId == id, ct);
        if (member is null)
        {
            return MemberRules.NotFound();
        }

        if (MemberRules.Reach(workspace, member) is { } refused)
        {
            return refused;
        }

        if (await MemberRules.IsLastOwner(member, db, ct))
        {
            return MemberRules.LastOwner();
        }

        db.Members.Remove(member);
        audit.Add("member.removed", member.Person.DisplayName);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);

        return TypedResults.NoContent();
    }
}
