using Trae.Contracts;

namespace Trae.Api.Features.Content.Sources;

/// <summary>Several sources as one document that a writer can work on; each block knows which source it is from.</summary>
public static class JoinedSources
{
    /// <param name="each">At least one.</param>
    public static SourceDocument Join(IReadOnlyList<SourceDocument> each)
    {
        if (each.Count == 1)
        {
            return each[0];
        }

        var blocks = new List<SourceBlock>(each.Sum(source => source.Blocks.Count));
        var position = 0;
        for (var source = 0; source < each.Count; source++)
        {
            var group = blocks.Count == 0 ? 0 : blocks.Max(block => block.Group);
            foreach (var block in each[source].Blocks)
            {
                var index = blocks.Count;
                blocks.Add(block with
                {
                    Index = index,
                    Section = block.Section ?? each[source].Title,
                    Group = block.Group == 0 ? 0 : block.Group + group,
                    Source = source,
                    First = block.Sentences.Count > 0 ? block.Sentences[0].Position : null,
                    Sentences = [.. block.Sentences.Select(sentence => sentence with { Position = position++, Block = index })],
                });
            }
        }

        var kind = each.All(source => source.Kind == each[0].Kind) ? each[0].Kind : SourceKind.Plain;
        var language = each.GroupBy(source => source.Language, StringComparer.Ordinal).MaxBy(same => same.Sum(source => source.Words))!.Key;

        return new SourceDocument(kind, each[0].Title, language, each.Sum(source => source.Words), blocks) { Credit = each[0].Credit };
    }

    /// <summary>Which source a sentence of a joined document is from, and its place there.</summary>
    public static (int Source, int Sentence) Origin(this SourceDocument joined, int position)
    {
        var block = joined.Blocks[joined.Sentences[position].Block];

        return (block.Source, block.First is { } first ? first + position - block.Sentences[0].Position : position);
    }
}
