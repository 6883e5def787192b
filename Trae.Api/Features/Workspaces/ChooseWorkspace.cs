using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Http;
using Trae.Contracts;

namespace Trae.Api.Features.Workspaces;

internal static class ChooseWorkspace
{
    [EndpointSummary("Choose the workspace of requests that name none")]
    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        ChooseWorkspaceRequest request, TraeDb db, CurrentWorkspace workspace, CancellationToken ct)
    {
        var person = workspace.Caller.Id;
        var isOwn = await db.Members.AnyAsync(
            member => member.PersonId == person
                && member.WorkspaceId == request.Id
                && db.Workspaces.Any(w => w.Id == request.Id && w.DeletedAfter == null),
            ct);
        if (!isOwn)
        {
            return Problems.WorkspaceNotFound();
        }

        await db.Users.Where(p => p.Id == person).ExecuteUpdateAsync(p => p.SetProperty(x => x.LastWorkspaceId, request.Id), ct);

        return TypedResults.NoContent();
    }
}
