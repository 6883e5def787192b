using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Audit;
using Trae.Api.Features.Members;
using Trae.Api.Http;
using Trae.Contracts;

namespace Trae.Api.Features.Workspaces;

internal static class TransferWorkspace
{
    [EndpointSummary("Hand the workspace on to another member")]
    [EndpointDescription("Who becomes an owner; you stay as an admin.")]
    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        TransferWorkspaceRequest request, TraeDb db, CurrentWorkspace workspace, AuditLog audit, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Lock(workspace.Id, ct);
        var members = await db.Members.In(workspace)
            .Include(member => member.CustomRole)
            .Include(member => member.Person)
            .Where(member => member.PersonId == request.PersonId || member.PersonId == workspace.Caller.Id)
            .ToListAsync(ct);
        if (members.Find(member => member.PersonId == request.PersonId) is not { } next)
        {
            return MemberRules.NotFound();
        }

        if (members.Find(member => member.PersonId == workspace.Caller.Id) is not { } before || before == next)
        {
            return Problems.Conflict("transfer-to-oneself", "Name another member to hand the workspace on to.");
        }

        next.Take(WorkspaceRole.Owner);
        before.Take(WorkspaceRole.Admin);
        audit.Add("workspace.transferred", next.Person.DisplayName);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);

        return TypedResults.NoContent();
    }
}
