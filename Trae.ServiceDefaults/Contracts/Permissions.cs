namespace Trae.Contracts;

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

    /// <summary>Connected language models, their prices and what they cost; never their keys.</summary>
    ReadModels,
    ManageModels,
}

/// <summary>The roles that every workspace has. A workspace can make more of its own.</summary>
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
