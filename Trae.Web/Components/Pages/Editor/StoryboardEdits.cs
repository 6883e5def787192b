using System.Globalization;
using System.Text.RegularExpressions;

namespace Trae.Web.Components.Pages.Editor;

/// <summary>What the buttons of the editor do to the form, short of saving it.</summary>
internal static partial class StoryboardEdits
{
    private static readonly string[] Fields =
        ["Title", "Language", "Voice", "Rate", "Pitch", "Format", "Theme", "Presenter", "Captions", "Background", "Portrait", "Pronunciations"];

    /// <param name="act">"add:2" puts a new scene before the third; "copy:2", "remove:2", "up:2", "down:2" are about the third.</param>
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
            case "copy" when index < scenes.Count:
                scenes.Insert(index + 1, scenes[index].Copy());
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
                return verb is "remove" or "up" or "down" or "copy";
        }
    }

    /// <summary>The field that a place in the storyboard is about: "scenes[2].screen.items[0]" is "Scenes[2].Items".</summary>
    public static string? FieldOf(string place)
    {
        if (ScenePlace().Match(place) is { Success: true } scene)
        {
            return $"Scenes[{scene.Groups["scene"].Value}].{SceneField(scene.Groups["field"].Value)}";
        }

        if (place.StartsWith("look.lowerThird", StringComparison.OrdinalIgnoreCase))
        {
            return "PlateName";
        }

        if (place.StartsWith("look.portrait", StringComparison.OrdinalIgnoreCase))
        {
            return "Portrait";
        }

        if (place.StartsWith("look.brand", StringComparison.OrdinalIgnoreCase))
        {
            return "Brand";
        }

        if (place.StartsWith("sound", StringComparison.OrdinalIgnoreCase))
        {
            return "Music";
        }

        var known = place.Split('-')[0].Split('.', '[').Select(part => Array.Find(Fields, field => field.Equals(part, StringComparison.OrdinalIgnoreCase)));

        return known.OfType<string>().FirstOrDefault();
    }

    private static string SceneField(string path) => path.ToLowerInvariant() switch
    {
        var left when left.StartsWith("columns[0].heading", StringComparison.Ordinal) => "LeftHeading",
        var left when left.StartsWith("columns[0]", StringComparison.Ordinal) => "LeftItems",
        var right when right.StartsWith("columns[1].heading", StringComparison.Ordinal) => "RightHeading",
        var right when right.StartsWith("columns[1]", StringComparison.Ordinal) => "RightItems",
        "columns" => "LeftHeading",
        "chart.unit" => "ChartUnit",
        var chart when chart.StartsWith("chart", StringComparison.Ordinal) => "ChartValues",
        "code.language" => "CodeLanguage",
        "clip.to" => "ClipTo",
        _ => char.ToUpperInvariant(path[0]) + path[1..].Split('.', '[')[0],
    };

    [GeneratedRegex(
        @"scenes\[(?<scene>\d+)\]\.(screen\.)?(?<field>[\w.\[\]]+)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1_000)]
    private static partial Regex ScenePlace();
}
