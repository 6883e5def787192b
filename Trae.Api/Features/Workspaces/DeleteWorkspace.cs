using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Audit;
using Trae.Api.Http;

namespace Trae.Api.Features.Workspaces;

internal static class DeleteWorkspace
{
    public static readonly TimeSpan Grace = TimeSpan.FromDays(14);

    [EndpointSummary("Delete the workspace and everything in it, after 14 days")]
    [EndpointDescription("Nobody gets in any more, and nothing of it is shown. Until then an owner can restore it.")]
    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        TraeDb db, CurrentWorkspace workspace, AuditLog audit, PageGeneration pages, TimeProvider clock, CancellationToken ct)
    {
        if (workspace.Id == Workspace.BuiltInId)
        {
            return Problems.Conflict("workspace-built-in", "The built-in workspace cannot be deleted. Delete its videos, or leave it.");
        }

        var found = await db.Workspaces.FirstAsync(w => w.Id == workspace.Id, ct);
        found.DeletedAfter = clock.GetUtcNow() + Grace;
        audit.Add("workspace.deleted", found.Name, "Can be restored for 14 days");
        await db.SaveChangesAsync(ct);
        await pages.Renew();

        return TypedResults.NoContent();
    }
}

internal static class RestoreWorkspace
{
    [EndpointSummary("Restore a workspace that is being deleted")]
    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid id, TraeDb db, CurrentWorkspace workspace, AuditLog audit, PageGeneration pages, TimeProvider clock, CancellationToken ct)
    {
        var (person, now) = (workspace.Caller.Id, clock.GetUtcNow());
        var found = await db.Workspaces.FirstOrDefaultAsync(
            w => w.Id == id
                && w.DeletedAfter > now
                && db.Members.Any(member => member.WorkspaceId == id && member.PersonId == person && member.Role == WorkspaceRole.Owner),
            ct);
        if (found is null)
        {
            return Problems.WorkspaceNotFound();
        }

        found.DeletedAfter = null;
        audit.Add(workspace.Caller, id, "workspace.restored", found.Name, null);
        await db.SaveChangesAsync(ct);
        await pages.Renew();

        return TypedResults.NoContent();
    }
}
