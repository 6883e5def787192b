using Trae.Contracts;

namespace Trae.Web.Components.Pages.Progress;

internal static class ProgressHeadings
{
    /// <summary>What each scene is called: its heading, or else the first thing that it shows or says.</summary>
    public static IReadOnlyList<string?> Of(StoryboardDto? storyboard) =>
        [.. (storyboard?.Storyboard.Scenes ?? []).Select(scene => scene.Screen.Heading ?? scene.Screen.Body ?? scene.Screen.Number ?? scene.Narration)];
}
