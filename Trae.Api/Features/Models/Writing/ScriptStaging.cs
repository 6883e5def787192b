using Trae.Api.Features.Content.Sources;
using Trae.Api.Features.Content.Writing;
using Trae.Api.Features.Episodes;
using Trae.Contracts;

namespace Trae.Api.Features.Models.Writing;

/// <summary>Makes a storyboard of a model's script, with each spoken sentence's place in the sources. Pure.</summary>
internal static class ScriptStaging
{
    public static Storyboard Stage(ScriptAnswer script, WritingRequest request, string language, NumberedSources sources, IReadOnlyList<SourceCredit> credits)
    {
        var scenes = script.Scenes!;

        return new(Clean(PlainTitle.Of(script.Title)) ?? "", language, request.Speaker, request.Look, [.. scenes.Select((scene, index) => Part(Stage(scene, index, scenes.Count, language, sources), scenes, index, request.Episode))])
        {
            Sources = credits,
        };
    }

    private static Scene Part(Scene staged, IReadOnlyList<SceneAnswer> scenes, int index, EpisodeOrder? order) =>
        order is not null && index > 0 && index < scenes.Count - 1 && scenes[index].Segment is > 0 and var number && number <= order.Segments.Count
            ? EpisodeFrame.Part(staged, order.Segments[number - 1], scenes[index - 1].Segment != number)
            : staged;

    private static Scene Stage(SceneAnswer scene, int index, int count, string language, NumberedSources sources)
    {
        var narration = string.Join(SentenceSplitter.JoinerOf(language), scene.Sentences!.Select(sentence => Clean(sentence.Text)).OfType<string>());
        var layout = Enum.Parse<SceneLayout>(scene.Layout.ToString());

        return new(StableId.Of($"{index}\n{narration}"), layout, narration, ScreenOf(scene), TransitionOf(scene, index, count))
        {
            Citations = [.. Cite(scene, language, sources)],
        };
    }

    // What one answers as a sentence may be two.
    private static IEnumerable<Citation> Cite(SceneAnswer scene, string language, NumberedSources sources)
    {
        var spoken = 0;
        foreach (var sentence in scene.Sentences!)
        {
            foreach (var _ in SentenceSplitter.Split(Clean(sentence.Text) ?? "", language))
            {
                foreach (var number in (sentence.Sources ?? []).Distinct())
                {
                    var cited = sources.Sentences[number - 1];
                    yield return new(spoken, cited.Source, cited.Sentence.Position);
                }

                spoken++;
            }
        }
    }

    private static ScreenText ScreenOf(SceneAnswer scene)
    {
        var screen = new ScreenText(Heading: Clean(scene.Heading));

        return scene.Layout switch
        {
            ScriptLayout.Points or ScriptLayout.Steps => screen with { Items = Clean(scene.Items) },
            ScriptLayout.Number => screen with { Number = Clean(scene.Number), Body = Clean(scene.Body) },
            ScriptLayout.Quote => new(Body: Clean(scene.Body), Attribution: Clean(scene.Attribution)),
            ScriptLayout.Timeline => screen with { Events = scene.Events },
            ScriptLayout.Columns => screen with { Columns = scene.Columns },
            ScriptLayout.Chart => screen with { Chart = scene.Chart is { } chart ? new(chart.Kind, chart.Values ?? [], Clean(chart.Unit)) : null },
            ScriptLayout.Title => screen with { Body = Clean(scene.Body) },
            _ => screen with { Kicker = Clean(scene.Kicker) },
        };
    }

    private static SceneTransition TransitionOf(SceneAnswer scene, int index, int count) =>
        index >= count - 2 || scene.Layout == ScriptLayout.Quote ? SceneTransition.Fade : SceneTransition.Wipe;

    private static IReadOnlyList<string>? Clean(IReadOnlyList<string>? items) => items is { Count: > 0 } ? [.. items.Select(item => Clean(item) ?? "")] : null;

    /// <summary>In one line, without what is no text; null for nothing.</summary>
    public static string? Clean(string? text)
    {
        var plain = string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        plain = string.Concat(plain.EnumerateRunes().Where(rune => !System.Text.Rune.IsControl(rune) && !IsHidden(rune.Value))).Trim();

        return plain.Length == 0 ? null : plain;
    }

    // Turn the direction of what follows, or are seen by nobody: no script needs them.
    private static bool IsHidden(int rune) => rune is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or (>= 0xE0000 and <= 0xE007F) or 0xFEFF or 0xFFFD;
}
