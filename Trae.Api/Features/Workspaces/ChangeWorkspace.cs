using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Audit;
using Trae.Api.Http;
using Trae.Contracts;

namespace Trae.Api.Features.Workspaces;

internal static class ChangeWorkspace
{
    [EndpointSummary("Change the workspace's name or rules")]
    [EndpointDescription("`requiresTwoFactor` keeps members without a second factor out, so whoever sets it must have one.")]
    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        ChangeWorkspaceRequest request, TraeDb db, CurrentWorkspace workspace, AuditLog audit, CancellationToken ct)
    {
        if (request.Name is not null && ShownName.Fault(request.Name, Workspace.LongestName) is { } fault)
        {
            return Problems.Unprocessable("name-malformed", fault);
        }

        var person = workspace.Caller.Kind == CallerKind.Person ? workspace.Caller.Id : null;
        if (request.RequiresTwoFactor == true && !await db.Users.AnyAsync(p => p.Id == person && p.TwoFactorEnabled, ct))
        {
            return Problems.Conflict("two-factor-missing", "You would lock yourself out. Set up a second factor under /account/security first.");
        }

        var found = await db.Workspaces.FirstAsync(w => w.Id == workspace.Id, ct);
        if (request.Name?.Trim() is { Length: > 0 } name && name != found.Name)
        {
            audit.Add("workspace.renamed", name, $"Was {found.Name}");
            found.Name = name;
        }

        if (request.RequiresTwoFactor is { } requires && requires != found.RequiresTwoFactor)
        {
            audit.Add("workspace.two-factor", found.Name, requires ? "Required" : "Not required");
            found.RequiresTwoFactor = requires;
        }

        await db.SaveChangesAsync(ct);

        return TypedResults.NoContent();
    }
}
