using Trae.Api.Features.Content.Sources;
using Trae.Api.Features.Models.Writing;
using Trae.Contracts;

namespace Trae.Api.Features.Models.Craft;

/// <summary>Puts a model's words into the scenes that they are for. All else of a scene stays: layout, picture, clip, id. Pure.</summary>
internal static class CraftedScenes
{
    /// <summary>What keeps the answer from being put in.</summary>
    public static IReadOnlyList<string> Faults(ScenesAnswer? answer, Storyboard storyboard, IReadOnlyList<int> places)
    {
        if (answer?.Scenes is not { } scenes || scenes.Any(scene => scene is null))
        {
            return ["It is no JSON of the schema."];
        }

        var numbers = scenes.Select(scene => scene.Scene - 1).ToList();

        return numbers.Order().SequenceEqual(places)
            ? [.. scenes.SelectMany(texts => Faults(texts, storyboard.Scenes[texts.Scene - 1]))]
            : [$"Answer with the scenes {string.Join(", ", places.Select(place => place + 1))}, each once, and no others."];
    }

    public static Storyboard Apply(ScenesAnswer answer, Storyboard storyboard, string language)
    {
        var texts = answer.Scenes!.ToDictionary(scene => scene.Scene - 1);

        return storyboard with
        {
            Language = language,
            Scenes = [.. storyboard.Scenes.Select((scene, index) => texts.TryGetValue(index, out var found) ? Apply(found, scene, language) : scene)],
        };
    }

    private static IEnumerable<string> Faults(SceneTexts texts, Scene scene)
    {
        if (!scene.IsSilent && ScriptStaging.Clean(texts.Narration) is null)
        {
            yield return $"Scene {texts.Scene} says nothing.";
        }

        var screen = scene.Screen;
        (string What, int? Before, int? After)[] lists =
        [
            ("items", screen.Items?.Count, texts.Items?.Count),
            ("columns", screen.Columns?.Count, texts.Columns?.Count),
            ("events", screen.Events?.Count, texts.Events?.Count),
            ("chartLabels", screen.Chart?.Values.Count, texts.ChartLabels?.Count),
        ];
        foreach (var (what, before, after) in lists.Where(list => (list.Before ?? 0) != (list.After ?? 0)))
        {
            yield return $"Scene {texts.Scene} has {before ?? 0} {what}, and the answer has {after ?? 0}. Keep their number.";
        }
    }

    private static Scene Apply(SceneTexts texts, Scene scene, string language)
    {
        var screen = scene.Screen;
        var narration = scene.IsSilent ? scene.Narration : ScriptStaging.Clean(texts.Narration)!;

        return scene with
        {
            Narration = narration,
            Citations = SentencesOf(narration, language) == SentencesOf(scene.Narration, language) ? scene.Citations : null,
            Screen = screen with
            {
                Kicker = Take(screen.Kicker, texts.Kicker),
                Heading = Take(screen.Heading, texts.Heading),
                Body = Take(screen.Body, texts.Body),
                Number = Take(screen.Number, texts.Number),
                Attribution = Take(screen.Attribution, texts.Attribution),
                Action = Take(screen.Action, texts.Action),
                Items = screen.Items?.Select((item, index) => Take(item, texts.Items![index])!).ToList(),
                Columns = screen.Columns is null ? null : texts.Columns,
                Events = screen.Events is null ? null : texts.Events,
                Chart = screen.Chart is { } chart
                    ? chart with { Values = [.. chart.Values.Select((value, index) => value with { Label = Take(value.Label, texts.ChartLabels![index])! })] }
                    : null,
            },
        };
    }

    private static string? Take(string? before, string? after) => before is null ? null : ScriptStaging.Clean(after) ?? before;

    // Who rests on what is known as long as sentences stand for each other.
    private static int SentencesOf(string narration, string language) => SentenceSplitter.Split(narration, language).Count;
}
