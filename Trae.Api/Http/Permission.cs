namespace Trae.Api.Http;

/// <summary>What somebody may do in a workspace. Stored by name: the order may change, the names may not.</summary>
public enum Permission
{
    /// <summary>Needs no rights: health, the API's description, signing in.</summary>
    None,

    /// <summary>What a watch page shows and plays: published videos, to anybody.</summary>
    WatchVideos,

    /// <summary>What a person does about himself, whatever his workspaces: no program can.</summary>
    OwnAccount,

    ReadVideos,
    EditVideos,
    ReadVoices,

    /// <summary>Uploads and brand kits.</summary>
    ReadMedia,
    EditMedia,

    ReadWorkspace,
    ManageWorkspace,

    /// <summary>Deletes it or hands it on.</summary>
    OwnWorkspace,

    ReadMembers,
    ManageMembers,
    ReadRoles,
    ManageRoles,

    /// <summary>API keys and service clients; never what they are, only that they are.</summary>
    ReadKeys,
    ManageKeys,
    ReadUsage,
    ReadAudit,
}

internal static class PermissionNames
{
    public static string[] Write(IEnumerable<Permission> permissions) =>
        [.. permissions.Distinct().Order().Select(permission => permission.ToString())];

    /// <summary>Names that a later or earlier build of ours stored and this one does not know grant nothing.</summary>
    public static IReadOnlyList<Permission> Read(IEnumerable<string> names) =>
        [.. names.Select(name => Enum.TryParse<Permission>(name, out var permission) && permission.ToString() == name ? permission : Permission.None).Where(permission => permission != Permission.None)];
}
