namespace Trae.Web.Components.Pages.Workspaces;

/// <summary>Whom to invite, as it was entered.</summary>
public sealed class InvitationForm
{
    public string? Email { get; set; }

    /// <summary>As <see cref="RoleOptions"/> have it.</summary>
    public string? Role { get; set; }
}
