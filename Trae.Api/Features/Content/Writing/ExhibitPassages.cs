using Trae.Api.Features.Content.Sources;

namespace Trae.Api.Features.Content.Writing;

/// <summary>Finds sentences that lead up to a table or code which can be shown while they are spoken.</summary>
internal static class ExhibitPassages
{
    private const double Bonus = 0.7;

    public static IEnumerable<Passage> Find(SourceAnalysis analysis)
    {
        foreach (var block in analysis.Source.Blocks.Where(block => block.Sentences.Count > 0 && Exhibits.Show(block.Exhibit, analysis.Language) is not null))
        {
            var last = block.Sentences[^1].Position;
            if (LinesOf(last, analysis) is { } lines)
            {
                yield return new Passage(PassageKind.Exhibit, lines, lines.Max(line => analysis.Scores[line.Position]) + Bonus);
            }
        }
    }

    private static List<SpokenLine>? LinesOf(int last, SourceAnalysis analysis)
    {
        if (analysis.Leans[last] == Lean.OnList)
        {
            // A colon was reason enough; whether the sentence also leans back is asked as if it ended here.
            var asStatement = analysis.Source.Sentences[last].Text.TrimEnd(':', '\uFF1A') + ".";

            return Leaning.Of(asStatement, analysis.Language) == Lean.None ? [PassageFinder.Line(last, analysis).Announcing()] : null;
        }

        return PassageFinder.Around(last, analysis) is { } range && range.Last == last
            ? [.. Enumerable.Range(range.First, last - range.First + 1).Select(position => PassageFinder.Line(position, analysis))]
            : null;
    }
}
