using Trae.Api.Http;

namespace Trae.Api.Data;

/// <summary>Whose request this is, and what it may do. Until people can sign in: the built-in workspace, and everything.</summary>
public sealed class CurrentWorkspace
{
    public Guid Id { get; } = Workspace.BuiltInId;

    public bool Allows(Permission permission) => Enum.IsDefined(permission);
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
