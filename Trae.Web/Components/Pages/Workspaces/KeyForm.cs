namespace Trae.Web.Components.Pages.Workspaces;

/// <summary>A new API key or service client, as it was entered.</summary>
public sealed class KeyForm
{
    /// <summary>New with each page, so that a form that is sent again makes nothing again.</summary>
    public Guid Once { get; set; } = Guid.CreateVersion7();

    public string? Name { get; set; }

    /// <summary>How long a key works.</summary>
    public string? Days { get; set; }
}
