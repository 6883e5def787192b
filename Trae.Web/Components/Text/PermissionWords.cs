using System.Text.RegularExpressions;
using Trae.Contracts;

namespace Trae.Web.Components.Text;

/// <summary>What permissions allow, as people would say it, in groups.</summary>
internal static partial class PermissionWords
{
    public static IReadOnlyList<PermissionGroup> Groups { get; } =
    [
        new("Videos",
        [
            (Permission.ReadVideos, "See videos, their scenes and their progress"),
            (Permission.EditVideos, "Make, change, publish and delete videos"),
            (Permission.ReadVoices, "Choose and hear voices"),
        ]),
        new("Media",
        [
            (Permission.ReadMedia, "See uploads and brand kits"),
            (Permission.EditMedia, "Upload, change and delete them"),
        ]),
        new("People",
        [
            (Permission.ReadMembers, "See members and open invitations"),
            (Permission.ManageMembers, "Invite and remove members, change their roles"),
            (Permission.ReadRoles, "See roles and what they allow"),
            (Permission.ManageRoles, "Make, change and delete roles"),
        ]),
        new("Programs",
        [
            (Permission.ReadKeys, "See API keys and service clients"),
            (Permission.ManageKeys, "Make and revoke them"),
        ]),
        new("Workspace",
        [
            (Permission.ReadWorkspace, "See its name and rules"),
            (Permission.ManageWorkspace, "Change its name and rules"),
            (Permission.ReadUsage, "See what it uses"),
            (Permission.ReadAudit, "Read the audit log"),
            (Permission.ReadModels, "See connected models and what they cost"),
            (Permission.ManageModels, "Connect models, and say what they may spend"),
            (Permission.OwnWorkspace, "Delete it or hand it on"),
        ]),
    ];

    /// <summary>What can be given to programs and to roles of a workspace's own: all but what owners alone may.</summary>
    public static bool IsGrantable(Permission permission) => permission is not Permission.OwnWorkspace;

    /// <summary>"Videos: see …, make …": one line a group, of those that are there.</summary>
    public static IEnumerable<(string Group, string Words)> Summary(IReadOnlyCollection<Permission> permissions) =>
        from grouped in Groups
        let words = grouped.Permissions.Where(each => permissions.Contains(each.Permission)).Select(each => each.Words).ToList()
        where words.Count > 0
        select (grouped.Name, string.Join("; ", words.Select((text, index) => index == 0 ? text : Lower(text))));

    public static string Of(Permission permission) =>
        Groups.SelectMany(grouped => grouped.Permissions).First(each => each.Permission == permission).Words;

    /// <summary>A text in which permissions stand by their names for programs, such as the audit log's, as people would say it.</summary>
    public static string InText(string text) => Names().Replace(text, found => string.Join("; ", found.Value.Split(", ").Select(Named)));

    private static string Named(string name) =>
        Enum.TryParse<Permission>(name, out var permission) && Groups.Any(group => group.Permissions.Any(each => each.Permission == permission)) ? Lower(Of(permission)) : name;

    [GeneratedRegex(@"\b[A-Z][a-z]+[A-Z][a-z]+(, [A-Z][a-z]+[A-Z][a-z]+)*\b", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Names();

    public static string Lower(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}

internal sealed record PermissionGroup(string Name, IReadOnlyList<(Permission Permission, string Words)> Permissions);
