namespace Trae.Web.Components.Pages.Workspaces;

/// <summary>A new API key or service client, as it was entered.</summary>
public sealed class KeyForm
{
    public string? Name { get; set; }

    /// <summary>How long a key works.</summary>
    public string? Days { get; set; }
}
