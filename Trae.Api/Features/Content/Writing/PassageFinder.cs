using Trae.Api.Features.Content.Sources;

namespace Trae.Api.Features.Content.Writing;

/// <summary>Finds every stretch of a source that can be spoken by itself.</summary>
internal static class PassageFinder
{
    // Further back than this, the point is no longer the sentence that was wanted.
    private const int MostCompanions = 2;
    private const double CostOfCompanion = 0.12;

    public static List<Passage> Find(SourceAnalysis analysis, Pace pace)
    {
        var passages = ListPassages.Find(analysis).Concat(QuotePassages.Find(analysis)).Concat(ExhibitPassages.Find(analysis)).ToList();
        var listed = passages.Where(passage => passage.Kind == PassageKind.List)
            .SelectMany(passage => passage.Lines.Where(line => line.Item is not null).Select(line => line.Block.Index))
            .ToHashSet();

        var bullets = analysis.Source.Blocks.Where(block => block.Kind == BlockKind.ListItem).GroupBy(block => block.Group)
            .Where(list => list.Count() <= ListPassages.MostItems).SelectMany(list => list.Select(block => block.Index));
        listed.UnionWith(bullets);

        var seen = new HashSet<(int, int)>();
        foreach (var sentence in analysis.Source.Sentences.Where(sentence => !listed.Contains(sentence.Block)))
        {
            if (Around(sentence.Position, analysis) is { } range && seen.Add(range))
            {
                var passage = Prose(range.First, range.Last, analysis);
                if (passage.Words <= pace.LongestPassage)
                {
                    passages.Add(passage);
                }
            }
        }

        return [.. passages.OrderBy(passage => passage.First).ThenBy(passage => passage.Last)];
    }

    /// <summary>The sentence with those that it leans on, or null if one of them is missing.</summary>
    public static (int First, int Last)? Around(int position, SourceAnalysis analysis)
    {
        if (!IsProse(position, analysis) || analysis.Leans[position] is Lean.Unspeakable or Lean.OnList)
        {
            return null;
        }

        var first = position;
        while (analysis.Leans[first] == Lean.OnPrevious)
        {
            if (position - first >= MostCompanions || !Continues(first - 1, first, analysis))
            {
                return null;
            }

            first--;
        }

        var last = position;
        while (analysis.Leans[last] == Lean.OnNext)
        {
            if (last - position >= MostCompanions || !Continues(last, last + 1, analysis))
            {
                return null;
            }

            last++;
        }

        return (first, last);
    }

    public static Passage Prose(int first, int last, SourceAnalysis analysis)
    {
        var lines = Enumerable.Range(first, last - first + 1).Select(position => Line(position, analysis)).ToList();
        var words = lines.Select(line => Pace.WordsOf(line.Following)).ToList();
        var score = lines.Zip(words, (line, count) => analysis.Scores[line.Position] * count).Sum() / Math.Max(1, words.Sum());

        return new Passage(PassageKind.Prose, lines, score - (CostOfCompanion * (lines.Count - 1)));
    }

    public static SpokenLine Line(int position, SourceAnalysis analysis)
    {
        var sentence = analysis.Source.Sentences[position];
        var following = ConnectiveTrim.WithoutAsides(sentence.Text);

        return new SpokenLine(
            position, analysis.Source.Blocks[sentence.Block], ConnectiveTrim.Apply(following, analysis.Language), following);
    }

    private static bool IsProse(int position, SourceAnalysis analysis) =>
        analysis.Source.Blocks[analysis.Source.Sentences[position].Block].Kind is BlockKind.Paragraph or BlockKind.ListItem;

    // In one paragraph, or from the end of one to the start of the next.
    private static bool Continues(int first, int second, SourceAnalysis analysis)
    {
        var sentences = analysis.Source.Sentences;
        if (first < 0 || second >= sentences.Count || analysis.Leans[first] is Lean.Unspeakable or Lean.OnList || analysis.Leans[second] == Lean.Unspeakable)
        {
            return false;
        }

        var gap = sentences[second].Block - sentences[first].Block;
        if (analysis.Source.Blocks[sentences[second].Block].Source != analysis.Source.Blocks[sentences[first].Block].Source)
        {
            return false;
        }

        return gap == 0 || (gap == 1 && KindOf(first, analysis) == BlockKind.Paragraph && KindOf(second, analysis) == BlockKind.Paragraph);
    }

    private static BlockKind KindOf(int position, SourceAnalysis analysis) =>
        analysis.Source.Blocks[analysis.Source.Sentences[position].Block].Kind;
}
