namespace Trae.Web.Components.Pages.Workspaces;

/// <summary>A workspace's name and rules, as they were entered.</summary>
public sealed class GeneralForm
{
    public string? Name { get; set; }

    /// <summary>A box that is not ticked is not sent.</summary>
    public bool RequiresTwoFactor { get; set; }
}
