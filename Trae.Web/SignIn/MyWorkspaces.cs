using System.Net;
using Trae.Contracts;
using Trae.Web.Api;

namespace Trae.Web.SignIn;

/// <summary>The workspaces of whoever looks at a page, asked for once by the page, its head and its menu.</summary>
internal sealed class MyWorkspaces(TraeClient client, Visitor visitor)
{
    private Task<IReadOnlyList<WorkspaceDto>>? _asked;

    public Task<IReadOnlyList<WorkspaceDto>> List(CancellationToken ct) => _asked ??= client.ListWorkspaces(ct);

    /// <summary>Whether to show what needs this permission; to strangers it is shown, and they are asked to sign in.</summary>
    public async Task<bool> May(Permission permission, HttpContext? context, CancellationToken ct) =>
        !Visitor.IsSignedIn(context) || (await Current(ct))?.Permissions.Contains(permission) == true;

    /// <summary>Whether there are videos of their own for them; who belongs to no workspace, or may not look at its videos, sees what everybody does.</summary>
    public async Task<bool> SeesOwn(HttpContext? context, CancellationToken ct)
    {
        if (!Visitor.IsSignedIn(context))
        {
            return visitor.IsMember(context);
        }

        try
        {
            return (await Current(ct))?.Permissions.Contains(Permission.ReadVideos) == true;
        }
        catch (ApiProblemException over) when (over.Status is HttpStatusCode.Unauthorized)
        {
            // The session has ended: a stranger again, to whom what is public is shown.
            return false;
        }
    }

    /// <returns>Null where somebody belongs to none.</returns>
    public async Task<WorkspaceDto?> Current(CancellationToken ct) => (await List(ct)).FirstOrDefault(workspace => workspace.IsCurrent);
}
