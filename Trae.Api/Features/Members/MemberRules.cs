using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Http;
using Trae.Contracts;

namespace Trae.Api.Features.Members;

/// <summary>What holds whenever permissions are given or taken.</summary>
internal static class MemberRules
{
    /// <summary>Nobody gives what he does not have, and nobody but owners makes owners.</summary>
    public static ProblemHttpResult? Grant(CurrentWorkspace workspace, IEnumerable<Permission> permissions)
    {
        var beyond = permissions.Where(permission => !workspace.Caller.Permissions.Contains(permission)).Select(PermissionNames.Of).ToList();

        return beyond.Count == 0 ? null : Problems.Problem(
            StatusCodes.Status403Forbidden, "grant-beyond-own", $"You cannot give what you do not have yourself: {string.Join(", ", beyond)}.");
    }

    /// <summary>Who has more than the caller is out of his reach.</summary>
    public static ProblemHttpResult? Reach(CurrentWorkspace workspace, Member member) =>
        member.Permissions.All(workspace.Caller.Permissions.Contains) ? null : Problems.Problem(
            StatusCodes.Status403Forbidden, "member-outranks", "This member may do more than you. Ask an owner of the workspace.");

    /// <summary>Under the workspace's lock.</summary>
    public static async Task<bool> IsLastOwner(Member member, TraeDb db, CancellationToken ct) =>
        member.Role == WorkspaceRole.Owner
        && !await db.Members.AnyAsync(
            other => other.WorkspaceId == member.WorkspaceId && other.PersonId != member.PersonId && other.Role == WorkspaceRole.Owner, ct);

    public static ProblemHttpResult LastOwner() =>
        Problems.Conflict("last-owner", "A workspace has at least one owner, and this is the last. Make somebody else an owner first.");

    public static ProblemHttpResult NotFound() =>
        Problems.NotFound("member-not-found", "There is no such member. They may have left; look at the list of members.");

    /// <summary>The role that a request names, if it names one that exists here.</summary>
    public static async Task<(WorkspaceRole Role, CustomRole? Custom, ProblemHttpResult? Problem)> Choose(
        WorkspaceRole? role, Guid? customRoleId, TraeDb db, CurrentWorkspace workspace, CancellationToken ct)
    {
        if (role is null == customRoleId is null)
        {
            return (default, null, Problems.BadRequest("role-missing", "Give either a role or the id of one of the workspace's own roles."));
        }

        var custom = customRoleId is null ? null : await db.CustomRoles.In(workspace).FirstOrDefaultAsync(r => r.Id == customRoleId, ct);
        if (customRoleId is not null && custom is null)
        {
            return (default, null, Problems.NotFound("role-not-found", "There is no such role. Look at the list of roles."));
        }

        return (role ?? WorkspaceRole.Viewer, custom, Grant(workspace, custom?.Granted ?? RolePermissions.Of(role!.Value)));
    }
}
