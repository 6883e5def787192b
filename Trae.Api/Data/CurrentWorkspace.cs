using Trae.Api.Http;

namespace Trae.Api.Data;

/// <summary>Whose request this is, in which workspace, and what it may do. Decided once per request, before anything of ours runs.</summary>
public sealed class CurrentWorkspace
{
    private Caller? _caller;

    public Caller Caller => _caller ?? Caller.Anonymous;

    /// <summary>Only where the endpoint asks for a permission that needs a workspace.</summary>
    public Guid Id => Caller.WorkspaceId ?? throw new InvalidOperationException("This request is in no workspace: its endpoint must ask for a permission.");

    public bool Allows(Permission permission) => permission switch
    {
        Permission.None or Permission.WatchVideos => true,
        Permission.OwnAccount => Caller.Kind == CallerKind.Person,
        _ => Caller.Permissions.Contains(permission),
    };

    internal void Enter(Caller caller) => _caller =
        _caller is null ? caller : throw new InvalidOperationException("The caller of this request is known already.");
}

internal static class WorkspaceQueries
{
    /// <summary>Only the workspace's own rows: another's are not found, whatever their id.</summary>
    public static IQueryable<T> In<T>(this IQueryable<T> rows, CurrentWorkspace workspace)
        where T : class, IWorkspaceOwned
    {
        var id = workspace.Id;

        return rows.Where(row => row.WorkspaceId == id);
    }
}
