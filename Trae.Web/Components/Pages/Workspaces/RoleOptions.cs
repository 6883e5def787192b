using Trae.Contracts;

namespace Trae.Web.Components.Pages.Workspaces;

/// <summary>Roles as a drop-down gives them: the name of a built-in one, or the id of one of the workspace's own.</summary>
internal static class RoleOptions
{
    /// <param name="roles">All there are; none where the visitor may not see them, who is then offered the built-in ones.</param>
    /// <param name="own">The visitor's permissions: nobody gives what he does not have.</param>
    public static IReadOnlyList<(string Value, string Words)> Of(IReadOnlyList<RoleDto> roles, IReadOnlyList<Permission> own) => roles.Count > 0
        ? [.. roles.Where(role => role.Permissions.All(own.Contains)).Select(role => (role.Id?.ToString() ?? role.Name, role.Name))]
        : [.. Enum.GetNames<WorkspaceRole>().Where(name => name != nameof(WorkspaceRole.Owner) || own.Contains(Permission.OwnWorkspace)).Select(name => (name, name))];

    public static string ValueOf(MemberDto member) => member.CustomRoleId?.ToString() ?? member.Role;

    /// <returns>Neither of the two for what is none, which the API refuses with its reason.</returns>
    public static RoleChoice Read(string? value) => Guid.TryParse(value, out var custom)
        ? new(CustomRoleId: custom)
        : new(Enum.TryParse<WorkspaceRole>(value, out var role) ? role : null);
}
