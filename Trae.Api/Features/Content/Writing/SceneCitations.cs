using Trae.Api.Features.Content.Sources;
using Trae.Contracts;

namespace Trae.Api.Features.Content.Writing;

/// <summary>Says of each spoken sentence which sentence of which source it is.</summary>
internal static class SceneCitations
{
    /// <param name="spoken">The scene's lines as they are spoken, in order; the narration is these, joined.</param>
    public static IReadOnlyList<Citation> Of(IReadOnlyList<Passage> scene, IReadOnlyList<string> spoken, string joiner, SourceDocument source)
    {
        var narration = string.Join(joiner, spoken);
        var ends = new List<int>();
        foreach (var sentence in SentenceSplitter.Split(narration, source.Language))
        {
            ends.Add((ends.Count == 0 ? 0 : ends[^1]) + sentence.Length);
        }

        var citations = new List<Citation>();
        var at = 0;
        foreach (var (line, words) in scene.SelectMany(passage => passage.Lines).Zip(spoken))
        {
            // A line is a sentence, unless its words alone read as two or as a part of one.
            var first = ends.FindIndex(end => end > at);
            var last = ends.FindIndex(end => end >= at + words.Length);
            var (from, sentence) = source.Origin(line.Position);
            for (var i = first; i >= 0 && i <= last; i++)
            {
                citations.Add(new Citation(i, from, sentence));
            }

            at += words.Length + joiner.Length;
        }

        return citations;
    }
}
