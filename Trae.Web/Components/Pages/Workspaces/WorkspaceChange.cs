using Trae.Boundary;
using Trae.Web.Api;

namespace Trae.Web.Components.Pages.Workspaces;

/// <summary>What the buttons beside a workspace send, on the page of one's workspaces and in the menu of all pages.</summary>
public sealed class WorkspaceChange
{
    public Guid Id { get; set; }

    /// <summary>"choose", "leave" or "restore".</summary>
    public string? Act { get; set; }

    /// <summary>The page that the menu was opened on.</summary>
    public string? Back { get; set; }

    /// <summary>Where to go once it is done.</summary>
    public string Next => Act switch
    {
        "leave" => "/workspaces?done=left",
        "restore" => "/workspaces?done=restored",
        _ => NextIn(Back),
    };

    public Task Apply(TraeClient client, CancellationToken ct) => Act switch
    {
        "leave" => client.LeaveWorkspace(Id, ct),
        "restore" => client.RestoreWorkspace(Id, ct),
        _ => client.ChooseWorkspace(Id, ct),
    };

    // What has an id is of the workspace that was left.
    private static string NextIn(string? back)
    {
        var path = ReturnUrl.Local(back).Split('?', '#')[0];

        return path.Split('/').Any(part => Guid.TryParse(part, out _)) || path is "/workspaces" ? "/" : path;
    }
}
