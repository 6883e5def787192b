using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Audit;
using Trae.Api.Features.Workspaces;
using Trae.Contracts;

namespace Trae.Api.Features.Members;

internal static class ChangeMember
{
    [EndpointSummary("Give a member another role")]
    [EndpointDescription("One that allows no more than you may do yourself.")]
    public static async Task<Results<Ok<MemberDto>, ProblemHttpResult>> Handle(
        Guid id, RoleChoice request, TraeDb db, CurrentWorkspace workspace, AuditLog audit, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Lock(workspace.Id, ct);
        var member = await db.Members.In(workspace).Include(m => m.Person).Include(m => m.CustomRole).FirstOrDefaultAsync(m => m.PersonId == id, ct);
        if (member is null)
        {
            return MemberRules.NotFound();
        }

        var (role, custom, problem) = await MemberRules.Choose(request.Role, request.CustomRoleId, db, workspace, ct);
        if ((problem ?? MemberRules.Reach(workspace, member)) is { } refused)
        {
            return refused;
        }

        if (role != WorkspaceRole.Owner && await MemberRules.IsLastOwner(member, db, ct))
        {
            return MemberRules.LastOwner();
        }

        if (custom is null)
        {
            member.Take(role);
        }
        else
        {
            member.Take(custom);
        }

        audit.Add("member.changed", member.Person.DisplayName, custom?.Name ?? role.ToString());
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);

        return TypedResults.Ok(ListMembers.Describe(member));
    }
}
