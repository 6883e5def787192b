using Trae.Api.Features.Content.Sources;
using Trae.Contracts;

namespace Trae.Api.Features.BrandVoices;

/// <summary>Changes what a scene says, sentence by sentence, so that each still knows what it rests on. Pure.</summary>
internal static class Lines
{
    /// <param name="rewrite">One sentence as one or several.</param>
    public static Scene Rewritten(Scene scene, string language, Func<string, IReadOnlyList<string>> rewrite)
    {
        var sentences = SentenceSplitter.Split(scene.Narration, language);
        var spoken = new List<string>();
        var citations = new List<Citation>();
        for (var i = 0; i < sentences.Count; i++)
        {
            var lines = rewrite(sentences[i].Trim());
            var cited = (scene.Citations ?? []).Where(citation => citation.Spoken == i);
            citations.AddRange(cited.SelectMany(_ => lines, (citation, _) => citation)
                .Select((citation, n) => citation with { Spoken = spoken.Count + (n % lines.Count) }));
            spoken.AddRange(lines);
        }

        return spoken.SequenceEqual(sentences.Select(sentence => sentence.Trim()), StringComparer.Ordinal)
            ? scene
            : scene with { Narration = string.Join(SentenceSplitter.JoinerOf(language), spoken), Citations = scene.Citations is null ? null : citations };
    }

    public static Scene Before(Scene scene, string line, string language)
    {
        var count = SentenceSplitter.Split(line, language).Count;

        return scene with
        {
            Narration = $"{line}{SentenceSplitter.JoinerOf(language)}{scene.Narration.TrimStart()}",
            Citations = scene.Citations?.Select(citation => citation with { Spoken = citation.Spoken + count }).ToList(),
        };
    }

    public static Scene After(Scene scene, string line, string language) => scene with { Narration = $"{scene.Narration.TrimEnd()}{SentenceSplitter.JoinerOf(language)}{line}" };
}
