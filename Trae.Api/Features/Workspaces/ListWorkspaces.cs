using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Contracts;

namespace Trae.Api.Features.Workspaces;

internal static class ListWorkspaces
{
    [EndpointSummary("The workspaces that you belong to")]
    [EndpointDescription("In the order in which you joined them. Name one in the header `Trae-Workspace` of other requests, or choose one for all of them.")]
    public static async Task<Ok<IReadOnlyList<WorkspaceDto>>> Handle(TraeDb db, CurrentWorkspace workspace, CancellationToken ct) =>
        TypedResults.Ok(await Read(db, workspace.Caller, ct));

    public static async Task<IReadOnlyList<WorkspaceDto>> Read(TraeDb db, Caller caller, CancellationToken ct)
    {
        var found = await (
            from member in db.Members.AsNoTracking().Include(m => m.CustomRole)
            where member.PersonId == caller.Id
            join workspace in db.Workspaces.AsNoTracking() on member.WorkspaceId equals workspace.Id
            orderby member.JoinedAt, member.WorkspaceId
            select new { Member = member, Workspace = workspace }).ToListAsync(ct);

        // What is being deleted concerns only those who can restore it.
        return
        [
            .. from row in found
               where row.Workspace.DeletedAfter is null || row.Member.Role == WorkspaceRole.Owner
               select new WorkspaceDto(
                   row.Workspace.Id,
                   row.Workspace.Name,
                   row.Member.CustomRole?.Name ?? row.Member.Role.ToString(),
                   row.Member.Permissions,
                   row.Workspace.Id == caller.WorkspaceId,
                   row.Workspace.RequiresTwoFactor,
                   row.Workspace.CreatedAt,
                   row.Workspace.DeletedAfter),
        ];
    }
}
