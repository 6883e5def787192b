using System.Text;
using Markdig;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Trae.Api.Features.Content.Sources;

/// <summary>Reads Markdown (CommonMark with tables, footnotes and front matter) through its syntax tree.</summary>
internal static class MarkdownSource
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UseYamlFrontMatter()
        .UsePipeTables()
        .UseFootnotes()
        .UseEmphasisExtras()
        .UseTaskLists()
        .UseAutoLinks()
        .Build();

    // Text in emphasis in links in footnotes comes to five.
    private const int DeepestInline = 100;

    // What is larger, no scene shows.
    private const int MostColumns = 40;
    private const int MostRows = 60;

    public static RawSource Read(string text)
    {
        MarkdownDocument tree;
        try
        {
            tree = Markdown.Parse(text, Pipeline);
        }
        catch (ArgumentException)
        {
            // The parser's one complaint is about depth: more of it than anybody means. The words can be read all the same.
            return PlainSource.Read(text);
        }

        var blocks = new List<RawBlock>();
        var lists = 0;
        Collect(tree, blocks, ref lists);

        var title = tree.Descendants<HeadingBlock>().FirstOrDefault(heading => heading.Level == 1);
        var heading = title is null ? null : TextOf(title.Inline);
        if (heading is not null)
        {
            blocks.RemoveAll(block => block.Kind == BlockKind.Heading && block.Text == heading);
        }

        return new RawSource(heading ?? FrontMatterTitle(tree), blocks);
    }

    private static void Collect(ContainerBlock container, List<RawBlock> blocks, ref int lists)
    {
        foreach (var block in container)
        {
            switch (block)
            {
                case YamlFrontMatterBlock or HtmlBlock or FootnoteGroup or LinkReferenceDefinitionGroup:
                    break;

                case Table or CodeBlock:
                    Attach(block, blocks);
                    break;

                case HeadingBlock heading:
                    blocks.Add(new RawBlock(BlockKind.Heading, TextOf(heading.Inline)));
                    break;

                case ParagraphBlock paragraph:
                    blocks.Add(new RawBlock(BlockKind.Paragraph, TextOf(paragraph.Inline), Label: LabelOf(paragraph.Inline)));
                    break;

                case ListBlock list:
                    var group = ++lists;
                    foreach (var item in list.OfType<ListItemBlock>())
                    {
                        CollectItem(item, group, list.IsOrdered, blocks, ref lists);
                    }

                    break;

                case QuoteBlock quote:
                    blocks.Add(QuotationReader.Read(quote.Descendants<ParagraphBlock>().Select(line => TextOf(line.Inline, keepLines: true))));
                    break;

                case ContainerBlock inner:
                    Collect(inner, blocks, ref lists);
                    break;
            }
        }
    }

    /// <summary>What is shown belongs to the paragraph before it; with none, nothing says what it is.</summary>
    private static void Attach(Block block, List<RawBlock> blocks)
    {
        if (blocks is not [.., { Kind: BlockKind.Paragraph, Exhibit: null } before])
        {
            return;
        }

        var exhibit = block switch
        {
            FencedCodeBlock code => new SourceExhibit(Code: new(code.Info is { Length: > 0 } info ? info : "text", code.Lines.ToString())),
            Table { Count: <= MostRows } table when table.OfType<TableRow>().All(row => row.Count <= MostColumns) => new SourceExhibit(Table: [.. table.OfType<TableRow>().Select(Cells)]),
            _ => null,
        };
        blocks[^1] = before with { Exhibit = exhibit };
    }

    private static string[] Cells(TableRow row) =>
        [.. row.OfType<TableCell>().Select(cell => TextCleaning.Clean(string.Join(' ', cell.Descendants<ParagraphBlock>().Select(line => TextOf(line.Inline)))))];

    private static void CollectItem(ListItemBlock item, int group, bool ordered, List<RawBlock> blocks, ref int lists)
    {
        var paragraphs = item.OfType<ParagraphBlock>().ToList();
        var text = string.Join(' ', paragraphs.Select(paragraph => TextOf(paragraph.Inline)));
        if (text.Length > 0)
        {
            blocks.Add(new RawBlock(BlockKind.ListItem, text, group, LabelOf(paragraphs[0].Inline)) { IsOrdered = ordered });
        }

        foreach (var nested in item.OfType<ListBlock>().SelectMany(list => list.OfType<ListItemBlock>()))
        {
            CollectItem(nested, ++lists, ordered: false, blocks, ref lists);
        }
    }

    private static string? LabelOf(ContainerInline? inline) =>
        inline?.FirstChild is EmphasisInline { DelimiterCount: 2 } bold ? TextOf(bold).TrimEnd(' ', ':', '.', '–', '—', '-') : null;

    private static string TextOf(ContainerInline? inline, bool keepLines = false)
    {
        var text = new StringBuilder();
        Append(inline, text, keepLines ? '\n' : ' ');

        return text.ToString().Trim();
    }

    private static void Append(ContainerInline? container, StringBuilder text, char lineBreak, int depth = 0)
    {
        if (depth > DeepestInline)
        {
            return;
        }

        foreach (var inline in container ?? Enumerable.Empty<Inline>())
        {
            switch (inline)
            {
                case LiteralInline literal:
                    text.Append(literal.Content.AsSpan());
                    break;

                case CodeInline code:
                    text.Append(code.Content);
                    break;

                case HtmlEntityInline entity:
                    text.Append(entity.Transcoded.AsSpan());
                    break;

                case LineBreakInline:
                    text.Append(lineBreak);
                    break;

                case LinkInline { IsImage: true } or LinkInline { IsAutoLink: true } or AutolinkInline or FootnoteLink:
                    break;

                case ContainerInline inner:
                    Append(inner, text, lineBreak, depth + 1);
                    break;
            }
        }
    }

    private static string? FrontMatterTitle(MarkdownDocument tree)
    {
        var lines = tree.Descendants<YamlFrontMatterBlock>().FirstOrDefault()?.Lines.ToString().Split('\n') ?? [];
        var line = lines.FirstOrDefault(entry => entry.StartsWith("title:", StringComparison.OrdinalIgnoreCase));

        return line?["title:".Length..].Trim().Trim('"', '\'');
    }
}
