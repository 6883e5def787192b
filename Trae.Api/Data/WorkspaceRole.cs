using Trae.Api.Http;

namespace Trae.Api.Data;

/// <summary>The roles that every workspace has. A workspace can make more of its own: <see cref="CustomRole"/>.</summary>
public enum WorkspaceRole
{
    /// <summary>Everything, and deleting the workspace or handing it on. There is always one.</summary>
    Owner,

    /// <summary>Everything but that.</summary>
    Admin,

    /// <summary>Makes videos.</summary>
    Editor,

    /// <summary>Sees everything that is measured.</summary>
    Analyst,

    /// <summary>Looks at the work.</summary>
    Viewer,
}

internal static class RolePermissions
{
    private static readonly Permission[] Viewing =
        [Permission.ReadWorkspace, Permission.ReadMembers, Permission.ReadVideos, Permission.ReadVoices, Permission.ReadMedia];

    private static readonly Permission[] Analysing = [.. Viewing, Permission.ReadUsage];

    private static readonly Permission[] Editing = [.. Analysing, Permission.EditVideos, Permission.UploadPictures, Permission.EditMedia];

    private static readonly Permission[] Administering =
    [
        .. Editing, Permission.ManageWorkspace, Permission.ManageMembers, Permission.ReadRoles, Permission.ManageRoles, Permission.ReadKeys,
        Permission.ManageKeys, Permission.ReadAudit,
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
