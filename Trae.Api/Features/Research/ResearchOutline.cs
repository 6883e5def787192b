using Trae.Api.Features.Content.Sources;
using Trae.Contracts;

namespace Trae.Api.Features.Research;

/// <summary>Puts what was found in an order, and makes of it what a writer writes from. Pure.</summary>
internal static class ResearchOutline
{
    /// <summary>A section for each question that has an answer.</summary>
    public static IReadOnlyList<ResearchSection> Of(IReadOnlyList<string> questions, IReadOnlyList<ResearchFinding> findings) =>
    [
        .. findings
            .Where(finding => finding.IsChosen)
            .GroupBy(finding => finding.Question)
            .OrderBy(group => group.Key)
            .Select(group => new ResearchSection(questions[Math.Min(group.Key, questions.Count - 1)], [.. group.Select(finding => finding.Id)])),
    ];

    /// <summary>The outline as one document, whose sentences know which source they are from.</summary>
    public static SourceDocument Joined(Data.Research research)
    {
        var findings = research.Findings.ToDictionary(finding => finding.Id);
        var blocks = new List<SourceBlock>();
        var position = 0;
        foreach (var section in research.Outline)
        {
            blocks.Add(new(blocks.Count, BlockKind.Heading, section.Heading, null, 0, null, null, []));
            foreach (var finding in section.Findings.Select(id => findings[id]))
            {
                SourceSentence sentence = new(finding.Text, position++, blocks.Count, 0);
                blocks.Add(new(blocks.Count, BlockKind.Paragraph, finding.Text, section.Heading, 0, null, null, [sentence]) { Source = finding.Source, First = finding.Sentence });
            }
        }

        var words = (int)Math.Round(blocks.SelectMany(block => block.Sentences).Sum(sentence => WordCounter.Spoken(sentence.Text)));

        return new SourceDocument(SourceKind.Plain, research.Topic, research.Language, words, blocks);
    }
}
