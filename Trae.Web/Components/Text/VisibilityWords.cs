using Trae.Contracts;

namespace Trae.Web.Components.Text;

/// <summary>Who may watch a video, as people would say it.</summary>
/// <param name="Icon">The name of a drawing.</param>
internal sealed record VisibilityWords(string Name, string Meaning, string Icon)
{
    public static VisibilityWords For(Visibility visibility) => visibility switch
    {
        Visibility.Private => new("Private", "Only members of the workspace see it.", "lock"),
        Visibility.Unlisted => new("Unlisted", "Whoever has the link sees it. It is listed nowhere, and search engines are asked to leave it out.", "link"),
        _ => new("Public", "Everybody sees it, and it is listed on the home page.", "globe"),
    };
}
