using System.Globalization;
using Trae.Api.Features.Content.Sources;
using Trae.Contracts;

namespace Trae.Api.Features.Videos;

/// <param name="Path">Where, as in the JSON: <c>scenes[2].narration</c>.</param>
internal sealed record StoryboardFault(string Path, string Code, string Message);

/// <summary>What a storyboard must be in itself: pure.</summary>
internal static class StoryboardRules
{
    public const int MostScenes = 200;
    private const int MostItems = 8;

    public static IEnumerable<StoryboardFault> Faults(Storyboard storyboard) =>
        // JSON can put null into a list, whatever its type says.
        storyboard.Scenes.Any(scene => scene is null)
            ? [new("scenes", "scene-missing", "One of the scenes is null. Fill it in or remove it.")]
            : [.. Whole(storyboard), .. storyboard.Scenes.SelectMany(SceneFaults), .. SpeechRules.Faults(storyboard), .. Duplicates(storyboard)];

    private static IEnumerable<StoryboardFault> Whole(Storyboard storyboard)
    {
        if (string.IsNullOrWhiteSpace(storyboard.Title))
        {
            yield return new("title", "title-missing", "The video has no title. Give it one.");
        }

        if (TextFault("title", "The title", storyboard.Title, 200) is { } title)
        {
            yield return title;
        }

        if (string.IsNullOrWhiteSpace(storyboard.Language) || storyboard.Language.Length > 35 || storyboard.Language.Contains('\0', StringComparison.Ordinal))
        {
            yield return new("language", "language-unknown", "The language is missing. Give a BCP 47 tag such as en or pt-BR.");
        }

        if (storyboard.Speaker.Rate is < 0.5 or > 2 || storyboard.Speaker.Pitch is < 0.5 or > 2)
        {
            yield return new("speaker", "speaker-out-of-range", "Rate and pitch go from 0.5 to 2. Choose values between.");
        }

        if (!Looks.Themes.Contains(storyboard.Look.Theme))
        {
            yield return new("look.theme", "theme-unknown", $"There is no such theme. Choose one of: {string.Join(", ", Looks.Themes)}.");
        }

        if (storyboard.Look.Presenter is { } presenter && !Looks.Presenters.Contains(presenter))
        {
            yield return new(
                "look.presenter", "presenter-unknown", $"There is no such presenter. Choose one of: {string.Join(", ", Looks.Presenters)}; or null for none.");
        }

        if (storyboard.Scenes.Count is 0 or > MostScenes)
        {
            yield return storyboard.Scenes.Count == 0
                ? new("scenes", "scenes-missing", "A storyboard needs at least one scene. Add one.")
                : new("scenes", "scenes-too-many", $"A storyboard has at most {MostScenes} scenes. Split it into several videos.");
        }
    }

    private static IEnumerable<StoryboardFault> SceneFaults(Scene scene, int index)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"scenes[{index}]");
        var name = string.Create(CultureInfo.InvariantCulture, $"Scene {index + 1}");
        if (scene.Id == Guid.Empty)
        {
            yield return new($"{path}.id", "scene-id-missing", $"{name} has no id. Give it a new UUID.");
        }

        if (string.IsNullOrWhiteSpace(scene.Narration))
        {
            yield return new($"{path}.narration", "narration-missing", $"{name} says nothing. Give it narration, or remove it.");
        }

        if (TextFault($"{path}.narration", $"{name}: the narration", scene.Narration, SourceLimits.MaximumNarration, "narration-too-long") is { } narration)
        {
            yield return narration;
        }

        foreach (var fault in ScreenFaults(scene.Screen, $"{path}.screen", name))
        {
            yield return fault;
        }

        if (Missing(scene) is { } missing)
        {
            yield return new(
                $"{path}.screen.{missing}", "layout-incomplete", $"{name}: the layout \"{LayoutName(scene)}\" shows {missing}, which is empty. Fill it in, or choose another layout.");
        }
    }

    private static IEnumerable<StoryboardFault> ScreenFaults(ScreenText screen, string path, string name)
    {
        (string Field, string? Text, int Longest)[] texts =
        [
            ("kicker", screen.Kicker, 120), ("heading", screen.Heading, 250), ("body", screen.Body, 1_000),
            ("number", screen.Number, 60), ("attribution", screen.Attribution, 200), ("picture", screen.Picture, 200),
            .. (screen.Items ?? []).Select((item, index) => ($"items[{index}]", (string?)item, 250)),
        ];

        foreach (var (field, text, longest) in texts)
        {
            if (TextFault($"{path}.{field}", $"{name}: {field}", text, longest) is { } fault)
            {
                yield return fault;
            }
        }

        if (screen.Items is { Count: > MostItems })
        {
            yield return new($"{path}.items", "items-too-many", $"{name}: at most {MostItems} points fit on the screen. Split the scene.");
        }

        if (screen.Items?.Any(string.IsNullOrWhiteSpace) ?? false)
        {
            yield return new($"{path}.items", "item-empty", $"{name}: one of the points is empty. Fill it in or remove it.");
        }
    }

    /// <summary>What a layout cannot be drawn without.</summary>
    private static string? Missing(Scene scene) => scene.Layout switch
    {
        SceneLayout.Points => scene.Screen.Items is null or { Count: 0 } ? "items" : null,
        SceneLayout.Number => string.IsNullOrWhiteSpace(scene.Screen.Number) ? "number" : null,
        SceneLayout.Quote => string.IsNullOrWhiteSpace(scene.Screen.Body) ? "body" : null,
        SceneLayout.Picture => string.IsNullOrWhiteSpace(scene.Screen.Picture) ? "picture" : null,
        _ => string.IsNullOrWhiteSpace(scene.Screen.Heading) ? "heading" : null,
    };

    private static IEnumerable<StoryboardFault> Duplicates(Storyboard storyboard) => storyboard.Scenes
        .Select((scene, index) => (scene.Id, Index: index))
        .GroupBy(scene => scene.Id)
        .SelectMany(same => same.Skip(1))
        .Select(scene => new StoryboardFault(
            $"scenes[{scene.Index}].id", "scene-id-repeated", $"Scene {scene.Index + 1} has the id of an earlier one. Give it a new UUID."));

    private static StoryboardFault? TextFault(string path, string what, string? text, int longest, string code = "text-too-long") => text switch
    {
        { } when text.Length > longest => new(path, code, $"{what} has {text.Length} characters, and at most {longest} fit. Shorten it."),
        { } when text.Contains('\0', StringComparison.Ordinal) => new(path, "text-not-text", $"{what} contains a character that is no text (NUL). Remove it."),
        _ => null,
    };

    private static string LayoutName(Scene scene) => scene.Layout.ToString().ToLowerInvariant();
}
