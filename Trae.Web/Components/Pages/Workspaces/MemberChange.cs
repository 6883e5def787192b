using Trae.Web.Api;

namespace Trae.Web.Components.Pages.Workspaces;

/// <summary>What the buttons beside a member or an open invitation send.</summary>
public sealed class MemberChange
{
    /// <summary>The member's, or the invitation's.</summary>
    public Guid Id { get; set; }

    /// <summary>As <see cref="RoleOptions"/> have it.</summary>
    public string? Role { get; set; }

    /// <summary>"change", "remove", or "cancel" for an invitation.</summary>
    public string? Act { get; set; }

    public string Done => Act switch
    {
        "remove" => "removed",
        "cancel" => "cancelled",
        _ => "changed",
    };

    public Task Apply(TraeClient client, CancellationToken ct) => Act switch
    {
        "remove" => client.RemoveMember(Id, ct),
        "cancel" => client.RevokeInvitation(Id, ct),
        _ => client.ChangeMember(Id, RoleOptions.Read(Role), ct),
    };
}
