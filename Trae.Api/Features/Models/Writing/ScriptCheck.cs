using System.Globalization;
using Trae.Api.Features.Content.Sources;
using Trae.Api.Features.Content.Writing;
using Trae.Contracts;

namespace Trae.Api.Features.Models.Writing;

/// <summary>What is wrong with a model's script, in sentences that both the model and a person understand. Pure.</summary>
internal static class ScriptCheck
{
    private const int Most = 20;
    private const int FewestScenes = 2;
    private const int WordsToTellLanguage = 30;

    /// <summary>What keeps it from being staged at all.</summary>
    public static IReadOnlyList<string> Form(ScriptAnswer? script, bool wasCutOff, WritingRequest request, NumberedSources sources)
    {
        if (script?.Scenes is not { Count: > 0 } scenes)
        {
            return [wasCutOff ? "It was cut off before its end. Be briefer." : "It is no JSON of the schema with at least one scene."];
        }

        var most = Math.Max(12, Pace.For(request).Scenes * 2);
        if (scenes.Count > most || scenes.Count < FewestScenes)
        {
            return [string.Create(CultureInfo.InvariantCulture, $"It has {scenes.Count} scenes. Write {FewestScenes} to {most}.")];
        }

        return
        [
            .. scenes.SelectMany((scene, index) => Form(scene, string.Create(CultureInfo.InvariantCulture, $"Scene {index + 1}"), sources.Sentences.Count)).Take(Most),
        ];
    }

    /// <summary>What is wrong with what is said and shown.</summary>
    public static IReadOnlyList<string> Content(Storyboard storyboard, ScriptAnswer script, NumberedSources sources, IReadOnlyList<string> voiceScripts)
    {
        var spoken = string.Join(' ', storyboard.Scenes.Select(scene => scene.Narration));
        var faults = WrittenCheck.Faults(storyboard, spoken, WordsToTellLanguage, voiceScripts);
        var known = SceneWords.NumbersOf(sources.Text).ToHashSet(StringComparer.Ordinal);
        var quotable = Plain(sources.Text);
        for (var i = 0; i < storyboard.Scenes.Count; i++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"Scene {i + 1}");
            var shown = SceneWords.Of(storyboard.Scenes[i]).ToList();
            faults.AddRange(shown.Where(text => SceneWords.HasMarkup(text)).Take(1).Select(_ => $"{name} has markup or a link. Write plain text."));
            faults.AddRange(shown.SelectMany(SceneWords.NumbersOf).Distinct(StringComparer.Ordinal).Where(number => !known.Contains(number) && !SceneWords.IsFree(number))
                .Select(number => $"{name} has the number {number}, which the source does not have. Leave it out."));
            if (script.Scenes![i].Layout == ScriptLayout.Quote && storyboard.Scenes[i].Screen.Body is { } quotation && !quotable.Contains(Plain(quotation), StringComparison.Ordinal))
            {
                faults.Add($"{name} shows a quotation that the source does not have word for word. Quote it exactly, or choose the layout statement.");
            }
        }

        return [.. faults.Distinct(StringComparer.Ordinal).Take(Most)];
    }

    private static IEnumerable<string> Form(SceneAnswer? scene, string name, int numbers)
    {
        if (scene?.Sentences is not { Count: > 0 } sentences || sentences.Any(sentence => ScriptStaging.Clean(sentence?.Text) is null))
        {
            yield return $"{name} says nothing, or has an empty sentence.";
            yield break;
        }

        if (sentences.SelectMany(sentence => sentence.Sources ?? []).Where(number => number < 1 || number > numbers).Select(number => (int?)number).FirstOrDefault() is { } wrong)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{name} rests on sentence {wrong}, and the source has 1 to {numbers}.");
        }

        foreach (var unsupported in sentences.Where(sentence => sentence.Sources is null or { Count: 0 } && !MayStandAlone(sentence.Text!)).Take(2))
        {
            yield return $"{name}: “{Cut(unsupported.Text!)}” names no sentence of the source that it rests on. Name it, or leave the sentence out.";
        }
    }

    // A question claims nothing, and a few words lead over.
    private static bool MayStandAlone(string text) => text.TrimEnd().EndsWith('?') || text.TrimEnd() is [.., '？' or '؟'] || WordCounter.Count(text) <= 8;

    private static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static string Cut(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
