using System.Text;
using Trae.Api.Features.Content.Sources;
using Trae.Api.Features.Content.Writing;
using Trae.Api.Features.Models.Calls;

namespace Trae.Api.Features.Models.Writing;

/// <param name="Source">The place of its source.</param>
/// <param name="Score">How central it is to its source.</param>
/// <param name="StandsAlone">It can be spoken without those around it.</param>
internal sealed record NumberedSentence(int Source, SourceSentence Sentence, string? Section, bool IsProse, double Score, bool StandsAlone);

/// <summary>The sentences of all sources as a model gets them: numbered from 1, in a fence that nothing in them can close.</summary>
internal sealed class NumberedSources
{
    private NumberedSources(IReadOnlyList<NumberedSentence> sentences, bool isWhole)
    {
        (Sentences, IsWhole) = (sentences, isWhole);
        var lines = new StringBuilder();
        string? section = null;
        for (var i = 0; i < sentences.Count; i++)
        {
            if (sentences[i].Section is { } next && next != section)
            {
                lines.Append("(section) ").Append(OneLine(next)).Append('\n');
                section = next;
            }

            lines.Append('[').Append(i + 1).Append("] ").Append(OneLine(sentences[i].Sentence.Text)).Append('\n');
        }

        Text = lines.ToString();
        Fence = PromptFence.NameOf("SOURCE", Text);
    }

    public IReadOnlyList<NumberedSentence> Sentences { get; }

    /// <summary>Whether nothing was left out.</summary>
    public bool IsWhole { get; }

    public string Text { get; }

    public string Fence { get; }

    public string Fenced => $"{Fence} BEGIN\n{Text}{Fence} END";

    /// <param name="tokens">How much fits; of a longer source the most central sentences are taken, in their order.</param>
    public static NumberedSources Of(IReadOnlyList<SourceDocument> sources, string? brief, long tokens)
    {
        var all = sources.SelectMany((source, index) => Of(source, index, brief)).ToList();
        var left = tokens;
        var kept = all.OrderByDescending(each => each.Score).TakeWhile(each => (left -= ModelQuestion.TokensOf(each.Sentence.Text) + 6) > 0).ToHashSet();

        return new(kept.Count == all.Count ? all : [.. all.Where(kept.Contains)], kept.Count == all.Count);
    }

    private static IEnumerable<NumberedSentence> Of(SourceDocument source, int index, string? brief)
    {
        var analysis = SourceAnalysis.Of(source, brief);
        var blocks = source.Blocks.ToDictionary(block => block.Index);

        // Of a joined document, each sentence is cited where it is from.
        var isJoined = source.Blocks.Any(block => block.First is not null);

        return source.Sentences.Select(sentence =>
        {
            var (from, place) = isJoined ? source.Origin(sentence.Position) : (index, sentence.Position);

            return new NumberedSentence(
                from,
                sentence with { Position = place },
                blocks[sentence.Block].Section,
                blocks[sentence.Block].Kind == BlockKind.Paragraph,
                analysis.Scores[sentence.Position],
                analysis.Leans[sentence.Position] == Lean.None);
        });
    }

    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)).Trim();
}
