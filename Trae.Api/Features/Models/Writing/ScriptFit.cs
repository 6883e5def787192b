using Trae.Api.Features.Content.Writing;

namespace Trae.Api.Features.Models.Writing;

/// <summary>Brings a script to the asked length by whole sentences: leaves some out, or adds some of the source's own. Pure.</summary>
internal static class ScriptFit
{
    /// <param name="mayAdd">Whether the source is written in the language that is spoken.</param>
    public static ScriptAnswer Fit(ScriptAnswer script, WritingRequest request, NumberedSources sources, bool mayAdd)
    {
        var deviation = ScriptLength.Deviation(script, request);
        while (Math.Abs(deviation) > ScriptLength.Tolerance)
        {
            var next = (deviation > 0 ? Shorter(script) : mayAdd ? Longer(script, sources) : [])
                .Select(candidate => (Script: candidate, Deviation: ScriptLength.Deviation(candidate, request)))
                .OrderBy(candidate => Math.Abs(candidate.Deviation))
                .FirstOrDefault();
            if (next.Script is null || Math.Abs(next.Deviation) >= Math.Abs(deviation))
            {
                return script;
            }

            (script, deviation) = next;
        }

        return script;
    }

    // A scene keeps its first sentence, which the others lean on.
    private static IEnumerable<ScriptAnswer> Shorter(ScriptAnswer script) =>
        from scene in Enumerable.Range(0, script.Scenes!.Count)
        from sentence in Enumerable.Range(1, Math.Max(0, script.Scenes[scene].Sentences!.Count - 1))
        select With(script, scene, [.. script.Scenes[scene].Sentences!.Where((_, index) => index != sentence)]);

    private static IEnumerable<ScriptAnswer> Longer(ScriptAnswer script, NumberedSources sources)
    {
        const int Candidates = 20;
        var used = script.Scenes!.SelectMany(scene => scene.Sentences!).SelectMany(sentence => sentence.Sources ?? []).ToHashSet();

        return sources.Sentences
            .Select((sentence, index) => (Sentence: sentence, Number: index + 1))
            .Where(each => each.Sentence is { IsProse: true, StandsAlone: true } && !used.Contains(each.Number))
            .OrderByDescending(each => each.Sentence.Score)
            .Take(Candidates)
            .Select(each => Add(script, new(each.Sentence.Sentence.Text.Trim(), [each.Number])));
    }

    // After what the source says before it; never as the last word.
    private static ScriptAnswer Add(ScriptAnswer script, SentenceAnswer sentence)
    {
        var number = sentence.Sources![0];
        var scene = script.Scenes!
            .Select((candidate, index) => (Index: index, Last: candidate.Sentences!.SelectMany(each => each.Sources ?? []).Where(cited => cited < number).DefaultIfEmpty(0).Max()))
            .SkipLast(script.Scenes!.Count > 1 ? 1 : 0)
            .MaxBy(candidate => candidate.Last).Index;

        return With(script, scene, [.. script.Scenes![scene].Sentences!, sentence]);
    }

    private static ScriptAnswer With(ScriptAnswer script, int scene, IReadOnlyList<SentenceAnswer> sentences) =>
        script with { Scenes = [.. script.Scenes!.Select((each, index) => index == scene ? each with { Sentences = sentences } : each)] };
}
