namespace Trae.Api.Data;

internal static class RolePermissions
{
    private static readonly Permission[] Viewing =
        [Permission.ReadWorkspace, Permission.ReadMembers, Permission.ReadVideos, Permission.ReadVoices, Permission.ReadMedia];

    private static readonly Permission[] Analysing = [.. Viewing, Permission.ReadUsage, Permission.ReadModels];

    private static readonly Permission[] Editing = [.. Analysing, Permission.EditVideos, Permission.EditMedia];

    private static readonly Permission[] Administering =
    [
        .. Editing, Permission.ManageWorkspace, Permission.ManageMembers, Permission.ReadRoles, Permission.ManageRoles, Permission.ReadKeys,
        Permission.ManageKeys, Permission.ReadAudit, Permission.ManageModels,
    ];

    private static readonly Permission[] Owning = [.. Administering, Permission.OwnWorkspace];

    public static IReadOnlyList<Permission> Of(WorkspaceRole role) => role switch
    {
        WorkspaceRole.Owner => Owning,
        WorkspaceRole.Admin => Administering,
        WorkspaceRole.Editor => Editing,
        WorkspaceRole.Analyst => Analysing,
        _ => Viewing,
    };

    /// <summary>What keys, service clients and roles of one's own can be given: all but what belongs to owners and to people.</summary>
    public static IReadOnlyList<Permission> Grantable => Administering;
}
