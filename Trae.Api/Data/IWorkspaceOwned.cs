namespace Trae.Api.Data;

/// <summary>A row that belongs to a workspace.</summary>
public interface IWorkspaceOwned
{
    Guid WorkspaceId { get; }
}
