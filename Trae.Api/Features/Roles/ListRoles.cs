using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Contracts;

namespace Trae.Api.Features.Roles;

internal static class ListRoles
{
    [EndpointSummary("The roles that a member can have")]
    [EndpointDescription("The built-in ones first, which have no id.")]
    public static async Task<Ok<IReadOnlyList<RoleDto>>> Handle(TraeDb db, CurrentWorkspace workspace, CancellationToken ct)
    {
        var members = await db.Members.In(workspace)
            .GroupBy(member => new { member.Role, member.CustomRoleId })
            .Select(group => new { group.Key.Role, group.Key.CustomRoleId, Count = group.Count() })
            .ToListAsync(ct);
        var custom = await db.CustomRoles.In(workspace).AsNoTracking().OrderBy(role => role.Name).ToListAsync(ct);

        return TypedResults.Ok<IReadOnlyList<RoleDto>>(
        [
            .. Enum.GetValues<WorkspaceRole>().Select(role => new RoleDto(
                null, role.ToString(), RolePermissions.Of(role), members.Where(m => m.CustomRoleId is null && m.Role == role).Sum(m => m.Count))),
            .. custom.Select(role => Describe(role, members.Where(m => m.CustomRoleId == role.Id).Sum(m => m.Count))),
        ]);
    }

    public static RoleDto Describe(CustomRole role, int members) => new(role.Id, role.Name, role.Granted, members);
}
