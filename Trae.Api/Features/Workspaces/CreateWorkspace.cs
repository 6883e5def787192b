using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Audit;
using Trae.Api.Http;
using Trae.Contracts;

namespace Trae.Api.Features.Workspaces;

internal static class CreateWorkspace
{
    private const int MostOwned = 20;

    [EndpointSummary("Make a workspace, as its owner")]
    public static async Task<Results<Ok<WorkspaceDto>, ProblemHttpResult>> Handle(
        CreateWorkspaceRequest request, TraeDb db, CurrentWorkspace workspace, AuditLog audit, TimeProvider clock, CancellationToken ct)
    {
        if (ShownName.Fault(request.Name, Workspace.LongestName) is { } fault)
        {
            return Problems.Unprocessable("name-malformed", fault);
        }

        var person = workspace.Caller.Id!.Value;
        if (await db.Members.CountAsync(member => member.PersonId == person && member.Role == WorkspaceRole.Owner, ct) >= MostOwned)
        {
            return Problems.Conflict("workspaces-too-many", $"You own {MostOwned} workspaces, which is the most. Delete one that is not used any more.");
        }

        var now = clock.GetUtcNow();
        var made = new Workspace { Id = Guid.CreateVersion7(now), Name = ShownName.Clean(request.Name), CreatedAt = now };
        db.Workspaces.Add(made);
        db.Members.Add(Member.Join(made.Id, person, WorkspaceRole.Owner, now));
        audit.Add(workspace.Caller, made.Id, "workspace.created", made.Name, null);
        await db.SaveChangesAsync(ct);

        return TypedResults.Ok((await ListWorkspaces.Read(db, workspace.Caller, ct)).Single(each => each.Id == made.Id));
    }
}
