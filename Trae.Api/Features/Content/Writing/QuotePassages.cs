using Trae.Api.Features.Content.Sources;

namespace Trae.Api.Features.Content.Writing;

/// <summary>Finds quotations that the source sets apart, with the sentence that leads up to them.</summary>
internal static class QuotePassages
{
    private const double ShortestQuotation = 4;
    private const double LongestQuotation = 45;
    private const double LongestWithIntro = 75;
    private const double Bonus = 0.5;

    public static IEnumerable<Passage> Find(SourceAnalysis analysis)
    {
        foreach (var block in analysis.Source.Blocks.Where(block => block.Kind == BlockKind.Quotation))
        {
            var words = Pace.WordsOf(block.Text);
            if (words is < ShortestQuotation or > LongestQuotation)
            {
                continue;
            }

            var first = block.Sentences[0].Position;
            var score = block.Sentences.Max(sentence => analysis.Scores[sentence.Position]) + Bonus;
            var intro = IntroOf(block, analysis);
            if (intro.Count > 0 && intro.Sum(line => Pace.WordsOf(line.Following)) + words <= LongestWithIntro)
            {
                yield return new Passage(PassageKind.Quotation, [.. intro, new SpokenLine(first, block, block.Text, block.Text)], score);
            }
            else if (block.Attribution is { } name)
            {
                var spoken = $"{name}: {block.Text}";
                yield return new Passage(PassageKind.Quotation, [new SpokenLine(first, block, spoken, spoken)], score);
            }
        }
    }

    private static List<SpokenLine> IntroOf(SourceBlock quotation, SourceAnalysis analysis)
    {
        var before = quotation.Sentences[0].Position - 1;
        if (before < 0 || analysis.Source.Sentences[before].Block != quotation.Index - 1)
        {
            return [];
        }

        if (analysis.Leans[before] == Lean.OnList)
        {
            return Leaning.Of(analysis.Source.Sentences[before].Text.TrimEnd(':') + ".", analysis.Language) == Lean.None ? [PassageFinder.Line(before, analysis)] : [];
        }

        var sentence = analysis.Source.Sentences[before].Text;
        var surname = quotation.Attribution?.Split(' ')[^1];
        var leadsUp = QuoteFinder.SpeaksOfWords(sentence) || (surname is not null && sentence.Contains(surname, StringComparison.Ordinal));

        return leadsUp && PassageFinder.Around(before, analysis) is { } range && range.Last == before
            ? [.. Enumerable.Range(range.First, range.Last - range.First + 1).Select(position => PassageFinder.Line(position, analysis))]
            : [];
    }
}
