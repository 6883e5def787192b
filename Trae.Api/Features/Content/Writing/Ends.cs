using Trae.Api.Features.Content.Sources;

namespace Trae.Api.Features.Content.Writing;

/// <summary>Chooses how a video begins and ends.</summary>
internal static class Ends
{
    // The part of the source in which a hook or a closing is looked for, and at least so many sentences.
    private const double Part = 0.12;
    private const int FewestSentences = 4;
    private const double LargestShare = 0.42;

    /// <summary>From the opening: a question, or a strong first sentence.</summary>
    public static Passage? Hook(IReadOnlyList<Passage> all, SourceAnalysis analysis, Pace pace)
    {
        var limit = Math.Max(FewestSentences, (int)(analysis.Source.Sentences.Count * Part));
        var prose = all.Where(passage => passage.Kind == PassageKind.Prose).ToList();

        return prose
            .Where(passage => passage.First < limit && Fits(passage, pace))
            .MaxBy(passage => Appeal(passage) - (0.08 * passage.First) + (passage.First == 0 ? 0.3 : 0))
            ?? prose.Find(passage => Fits(passage, pace))
            ?? prose.FirstOrDefault()
            ?? (all.Count > 0 ? all[0] : null);
    }

    /// <summary>From the end; null if nothing stands after the hook.</summary>
    public static Passage? Closing(IReadOnlyList<Passage> all, Passage hook, SourceAnalysis analysis, Pace pace)
    {
        var count = analysis.Source.Sentences.Count;
        var start = count - Math.Max(FewestSentences, (int)(count * Part));
        var prose = all.Where(passage => passage.Kind == PassageKind.Prose && passage.First > hook.Last).ToList();

        return prose
            .Where(passage => passage.First >= start && Fits(passage, pace) && !AsksViewer(passage))
            .MaxBy(passage => (0.5 * passage.Score) - (0.12 * (count - 1 - passage.Last)) - Lengthiness(passage, pace))
            ?? prose.FindLast(passage => Fits(passage, pace))
            ?? prose.LastOrDefault();
    }

    private static double Appeal(Passage passage)
    {
        var text = string.Join(' ', passage.Lines.Select(line => line.Following));
        var isQuestion = SentenceEnds.Asks(text);
        var length = passage.Words switch
        {
            < 8 => -0.4,
            <= 32 => 0.15,
            _ => -0.2,
        };

        return (0.5 * passage.Score) + (isQuestion ? 0.6 : 0) + length;
    }

    private static double Lengthiness(Passage passage, Pace pace) => 0.4 * Math.Max(0, (passage.Words / pace.WordsPerScene) - 1.4);

    private static bool Fits(Passage passage, Pace pace) => passage.Words <= pace.Words * LargestShare;

    private static bool AsksViewer(Passage passage) => passage.Lines[^1].Following.EndsWith('?');
}
