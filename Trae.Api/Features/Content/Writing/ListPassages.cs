using Trae.Api.Features.Content.Sources;

namespace Trae.Api.Features.Content.Writing;

/// <summary>Finds lists that can be told as points: in full, and by their labels alone where every entry has one.</summary>
internal static class ListPassages
{
    private const int FewestItems = 2;
    public const int MostItems = 5;
    private const double LongestList = 95;
    private const double LongestItem = 32;
    private const double Bonus = 0.35;
    private const double CostOfBareLabels = 0.3;
    private const double FewestWordsOfLabel = 1.75;

    public static IEnumerable<Passage> Find(SourceAnalysis analysis)
    {
        foreach (var list in analysis.Source.Blocks.Where(block => block.Kind == BlockKind.ListItem).GroupBy(block => block.Group))
        {
            var items = list.Where(block => block.Sentences.Count > 0).ToList();
            if (items.Count is < FewestItems or > MostItems || IntroOf(items[0], analysis) is not { } intro)
            {
                continue;
            }

            var score = items.Average(item => item.Sentences.Max(sentence => analysis.Scores[sentence.Position])) + Bonus;
            if (items.ConvertAll(item => InFull(item, analysis)) is var full && full.TrueForAll(line => line is not null))
            {
                var passage = new Passage(PassageKind.List, [.. intro, .. full!], score);
                if (passage.Words <= LongestList)
                {
                    yield return passage;
                }
            }

            if (items.TrueForAll(item => item.Label is not null && item.Label.Length < item.Text.Length - 3)
                && items.Average(item => Pace.WordsOf(item.Label!)) >= FewestWordsOfLabel)
            {
                yield return new Passage(PassageKind.List, [.. intro, .. items.Select(ByLabel)], score - CostOfBareLabels);
            }
        }
    }

    // The sentence that announces the list, with those it leans on. A list that nothing announces says too little.
    private static List<SpokenLine>? IntroOf(SourceBlock firstItem, SourceAnalysis analysis)
    {
        var before = firstItem.Sentences[0].Position - 1;
        if (before < 0
            || analysis.Source.Sentences[before].Block != firstItem.Index - 1
            || analysis.Source.Blocks[firstItem.Index - 1].Kind != BlockKind.Paragraph)
        {
            return null;
        }

        var first = before;
        if (analysis.Leans[before] == Lean.OnList)
        {
            // A colon was reason enough; whether the sentence also leans back is asked as if it ended here.
            var asStatement = analysis.Source.Sentences[before].Text.TrimEnd(':', '：') + ".";
            if (Leaning.Of(asStatement, analysis.Language) != Lean.None)
            {
                return null;
            }
        }
        else if (PassageFinder.Around(before, analysis) is { } range && range.Last == before)
        {
            first = range.First;
        }
        else
        {
            return null;
        }

        return [.. Enumerable.Range(first, before - first + 1).Select(position => PassageFinder.Line(position, analysis).Announcing())];
    }

    private static SpokenLine? InFull(SourceBlock item, SourceAnalysis analysis)
    {
        var text = ConnectiveTrim.WithoutAsides(item.Text);
        var shown = item.Label ?? Clauses.ShortFormOf(text, analysis.Language);
        var isSpeakable = Leaning.IsSpeakable(Ended(text));

        return shown is null || !isSpeakable || Pace.WordsOf(text) > LongestItem ? null : Line(item, Ended(text), shown);
    }

    private static SpokenLine ByLabel(SourceBlock item) => Line(item, Ended(item.Label!), item.Label!);

    private static SpokenLine Line(SourceBlock item, string text, string shown) =>
        new(item.Sentences[0].Position, item, text, text, OnScreen.Capitalise(shown));

    private static string Ended(string text)
    {
        var upper = OnScreen.Capitalise(text.TrimEnd(',', ';'));
        return SentenceEnds.IsTerminator(upper[^1]) || Quotations.IsClosingMark(upper[^1]) ? upper : upper + ".";
    }
}
