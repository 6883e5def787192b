using Trae.Contracts;
using Trae.Web.Api;

namespace Trae.Web.SignIn;

/// <summary>The workspaces of whoever looks at a page, asked for once by the page, its head and its menu.</summary>
internal sealed class MyWorkspaces(TraeClient client)
{
    private Task<IReadOnlyList<WorkspaceDto>>? _asked;

    public Task<IReadOnlyList<WorkspaceDto>> List(CancellationToken ct) => _asked ??= client.ListWorkspaces(ct);

    /// <returns>Null where somebody belongs to none.</returns>
    public async Task<WorkspaceDto?> Current(CancellationToken ct) => (await List(ct)).FirstOrDefault(workspace => workspace.IsCurrent);
}
