using System.Globalization;
using System.Text.RegularExpressions;
using Trae.Web.Components.Text;

namespace Trae.Web.Components.Pages.Editor;

/// <summary>What the buttons of the editor do to the form, short of saving it.</summary>
internal static partial class StoryboardEdits
{
    private static readonly string[] Fields = ["Title", "Language", "Voice", "Rate", "Pitch", "Format", "Theme", "Presenter", "Captions"];

    /// <param name="act">"add:2" puts a new scene before the third; "remove:2", "up:2", "down:2" are about the third.</param>
    /// <returns>False if it is none of these.</returns>
    public static bool Apply(StoryboardForm form, string? act)
    {
        if (act?.Split(':') is not [var verb, var place] || !int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            return false;
        }

        var scenes = form.Scenes;
        switch (verb)
        {
            case "add":
                scenes.Insert(Math.Min(index, scenes.Count), new SceneForm());
                return true;
            case "remove" when index < scenes.Count:
                scenes.RemoveAt(index);
                return true;
            case "up" when index > 0 && index < scenes.Count:
                (scenes[index - 1], scenes[index]) = (scenes[index], scenes[index - 1]);
                return true;
            case "down" when index < scenes.Count - 1:
                (scenes[index], scenes[index + 1]) = (scenes[index + 1], scenes[index]);
                return true;
            default:
                return verb is "remove" or "up" or "down";
        }
    }

    /// <summary>The field that a place in the storyboard is about: "scenes[2].screen.items[0]" is "Scenes[2].Items".</summary>
    public static string? FieldOf(string place)
    {
        if (ScenePlace().Match(place) is { Success: true } scene)
        {
            var field = scene.Groups["field"].Value;

            return $"Scenes[{scene.Groups["scene"].Value}].{char.ToUpperInvariant(field[0])}{field[1..]}";
        }

        var last = place[(place.LastIndexOf('.') + 1)..].Split('-')[0];

        return Array.Find(Fields, field => field.Equals(last, StringComparison.OrdinalIgnoreCase));
    }

    [GeneratedRegex(@"scenes\[(?<scene>\d+)\]\.(screen\.)?(?<field>\w+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex ScenePlace();
}
