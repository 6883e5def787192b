using Trae.Contracts;

namespace Trae.VideoWorker.Quality;

/// <summary>Judges captions: every word that is spoken is to be read while it is spoken.</summary>
public static class CaptionRules
{
    // Words are shown with a little air around them.
    private static readonly TimeSpan Air = TimeSpan.FromMilliseconds(60);
    private const double LeastCaptioned = 0.9;

    public static IEnumerable<QualityFinding> Judge(QualityEvidence evidence)
    {
        var words = Words(evidence.Spoken).ToList();
        if (words.Count > 0 && evidence.Cues is [])
        {
            yield return new("captions-missing", "The caption file has no captions. Retry the production.", Blocking: true, words[0].Word.Start, words[0].Scene);
            yield break;
        }

        if (evidence.Cues.FirstOrDefault(cue => cue.End > evidence.Expected.Duration + QualityRules.MostDrift) is { } late)
        {
            yield return new("captions-late", "Captions go on after the end of the video: they are out of step.", Blocking: true, late.Start);
        }

        var uncaptioned = words.Where(word => !IsCaptioned(word.Word, evidence.Cues)).ToList();
        if (uncaptioned.Count > 0)
        {
            var (first, scene) = uncaptioned[0];
            yield return new(
                "captions-short",
                $"{uncaptioned.Count} of {words.Count} spoken words have no caption while they are heard, the first is \u201c{first.Text}\u201d.",
                Blocking: Coverage(evidence) < LeastCaptioned,
                first.Start,
                scene);
        }

        foreach (var finding in Unspoken(evidence, words))
        {
            yield return finding;
        }
    }

    /// <summary>The share of the spoken words, 0 to 1, that a caption shows while they are heard.</summary>
    public static double Coverage(QualityEvidence evidence)
    {
        var words = Words(evidence.Spoken).ToList();

        return words.Count == 0 ? 1 : words.Count(word => IsCaptioned(word.Word, evidence.Cues)) / (double)words.Count;
    }

    // A word of the script that the voice left out is in no caption either.
    private static IEnumerable<QualityFinding> Unspoken(QualityEvidence evidence, List<(TranscriptWord Word, int Scene)> words)
    {
        for (var i = 0; i < evidence.Scenes.Count; i++)
        {
            var written = evidence.Scenes[i].Narration.Length;
            var spoken = CheckedScene.Letters(string.Concat(words.Where(word => word.Scene == i).Select(word => word.Word.Text))).Length;
            if (spoken < written * 0.98)
            {
                yield return new(
                    "words-missing",
                    $"The voice left out {1 - ((double)spoken / written):0 %} of the scene's narration. Check its words, or choose another voice.",
                    Blocking: spoken < written * 0.8,
                    evidence.Scenes[i].Start,
                    i);
            }
        }
    }

    private static bool IsCaptioned(TranscriptWord word, IReadOnlyList<CaptionCue> cues)
    {
        var (middle, letters) = (word.Start + ((word.End - word.Start) / 2), Joined(word.Text));

        return cues.Any(cue => cue.Start <= middle + Air && cue.End >= middle - Air && Joined(cue.Text).Contains(letters, StringComparison.Ordinal));
    }

    private static IEnumerable<(TranscriptWord Word, int Scene)> Words(Transcript spoken) =>
        spoken.Lines.SelectMany(line => line.Words.Select(word => (word, line.Scene)));

    // Lines are broken inside what has no spaces.
    private static string Joined(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
}
