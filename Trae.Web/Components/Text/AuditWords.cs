using System.Globalization;

namespace Trae.Web.Components.Text;

/// <summary>What the audit log calls acts, as people would say it.</summary>
internal static class AuditWords
{
    /// <summary>What can be asked for: one act, or all that begin alike.</summary>
    public static IReadOnlyList<(string Value, string Words)> Choices { get; } =
    [
        ("", "Everything"),
        ("workspace", "The workspace"),
        ("video", "Videos"),
        ("member", "Members"),
        ("invitation", "Invitations"),
        ("role", "Roles"),
        ("key", "API keys"),
        ("client", "Service clients"),
        ("sign-in", "Signing in"),
        ("password", "Passwords"),
        ("two-factor", "Second factors"),
        ("passkey", "Passkeys"),
        ("email", "E-mail addresses"),
        ("account", "Accounts"),
        ("permission.denied", "Refused for want of a permission"),
        ("request.done", "Other changes"),
    ];

    /// <summary>"key.created" is "API key created"; one that nobody gave words to is read out as it is.</summary>
    public static string Of(string action) => action switch
    {
        "workspace.created" => "Workspace made",
        "workspace.renamed" => "Workspace renamed",
        "workspace.limits" => "Limits changed",
        "workspace.two-factor" => "Two-factor rule changed",
        "workspace.transferred" => "Workspace handed on",
        "workspace.deleted" => "Workspace deleted",
        "workspace.restored" => "Workspace restored",
        "workspace.cleared" => "Workspace cleared away",
        "video.visibility" => "Who may watch a video changed",
        "member.joined" => "Member joined",
        "member.left" => "Member left",
        "member.changed" => "Role of a member changed",
        "member.removed" => "Member removed",
        "invitation.sent" => "Invitation sent",
        "invitation.revoked" => "Invitation taken back",
        "role.created" => "Role made",
        "role.changed" => "Role changed",
        "role.deleted" => "Role deleted",
        "key.created" => "API key made",
        "safety.changed" => "Safety rules changed",
        "key.revoked" => "API key revoked",
        "client.created" => "Service client made",
        "client.deleted" => "Service client deleted",
        "sign-in.done" => "Signed in",
        "sign-in.failed" => "Signing in failed",
        "account.created" => "Account made",
        "two-factor.on" => "Second factor set up",
        "two-factor.off" => "Second factor taken away",
        "two-factor.codes" => "Recovery codes replaced",
        "permission.denied" => "Refused: no permission",
        "request.done" => "Change made",
        _ => Plain(action),
    };

    public static string Kind(string actorKind) => actorKind switch
    {
        "ApiKey" => "API key",
        "ServiceClient" => "Service client",
        "Anonymous" => "Nobody signed in",
        _ => actorKind,
    };

    private static string Plain(string action)
    {
        var words = action.Replace('.', ' ').Replace('-', ' ');

        return words.Length == 0 ? action : char.ToUpper(words[0], CultureInfo.InvariantCulture) + words[1..];
    }
}
