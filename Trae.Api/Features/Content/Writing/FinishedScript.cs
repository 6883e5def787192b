using Trae.Api.Features.Content.Sources;

namespace Trae.Api.Features.Content.Writing;

/// <summary>Takes a finished script as it stands: one scene for each paragraph, list or quotation, nothing left out.</summary>
internal static class FinishedScript
{
    public static List<List<Passage>> Scenes(SourceDocument script)
    {
        var scenes = new List<List<Passage>>();
        var blocks = script.Blocks.Where(block => block.Kind != BlockKind.Heading).ToList();
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            if (block.Kind == BlockKind.ListItem)
            {
                var items = blocks.Skip(i).TakeWhile(item => item.Kind == BlockKind.ListItem && item.Group == block.Group).ToList();
                AddList(items, scenes, blocks.ElementAtOrDefault(i - 1));
                i += items.Count - 1;
                continue;
            }

            var kind = block.Kind == BlockKind.Quotation ? PassageKind.Quotation : block.Exhibit is not null ? PassageKind.Exhibit : PassageKind.Prose;
            foreach (var part in Parts(block))
            {
                scenes.Add([new Passage(kind, part, 0)]);
            }
        }

        return scenes;
    }

    // A paragraph that ends with a colon announces the list, and is in its scene.
    private static void AddList(List<SourceBlock> items, List<List<Passage>> scenes, SourceBlock? before)
    {
        const int MostItems = 5;
        foreach (var chunk in items.Chunk(MostItems))
        {
            var lines = chunk.Select(item => Line(item, item.Sentences[0].Position, Ended(item.Text), OnScreen.Capitalise(item.Label ?? Unended(item.Text))));
            var passage = new Passage(PassageKind.List, [.. lines], 0);
            if (before is { Kind: BlockKind.Paragraph } && before.Text.EndsWith(':') && scenes.Count > 0 && chunk[0] == items[0])
            {
                scenes[^1].Add(passage);
            }
            else
            {
                scenes.Add([passage]);
            }
        }
    }

    private static IEnumerable<List<SpokenLine>> Parts(SourceBlock block)
    {
        var part = new List<SpokenLine>();
        var length = 0;
        foreach (var sentence in block.Sentences)
        {
            if (part.Count > 0 && length + sentence.Text.Length + 1 > SourceLimits.MaximumNarration)
            {
                yield return part;
                part = [];
                length = 0;
            }

            part.Add(Line(block, sentence.Position, sentence.Text, null));
            length += sentence.Text.Length + 1;
        }

        if (part.Count > 0)
        {
            yield return part;
        }
    }

    private static SpokenLine Line(SourceBlock block, int position, string text, string? item) => new(position, block, text, text, item);

    private static string Ended(string text) =>
        SentenceEnds.IsTerminator(text[^1]) || Quotations.IsClosingMark(text[^1]) ? text : text.TrimEnd(',', ';') + ".";

    private static string Unended(string text) => text.TrimEnd('.', ';', ',', '。');
}
