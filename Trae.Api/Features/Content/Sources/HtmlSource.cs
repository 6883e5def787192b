using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using SmartReader;

namespace Trae.Api.Features.Content.Sources;

/// <summary>Finds the main text of an HTML page. Works on the bytes that were fetched: it asks the network for nothing.</summary>
internal static class HtmlSource
{
    private static readonly HashSet<string> Skipped = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "noscript", "nav", "header", "footer", "aside", "form", "button", "select", "table", "pre", "figure",
        "figcaption", "svg", "math", "iframe", "template", "img", "video", "audio", "object", "input", "dialog", "menu",
    };

    private static readonly HashSet<string> BlockTags = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "div", "section", "article", "main", "body", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "h1", "h2", "h3", "h4",
        "h5", "h6", "hr", "center", "details", "summary", "address", "html",
    };

    public static RawSource Read(string html, Uri? address)
    {
        if (HtmlNesting.TextOfExcessive(html) is { } bare)
        {
            return PlainSource.Read(bare);
        }

        var parser = new HtmlParser();
        var page = parser.ParseDocument(html);
        if (page.Body is null || HtmlDepth.IsExcessive(page.Body))
        {
            return PlainSource.Read(page.Body?.TextContent ?? "");
        }

        var credit = (Author: HtmlCredit.AuthorOf(page), Licence: HtmlCredit.LicenceOf(page));
        UnseenElements.Remove(page);

        return Blocks(page, parser, address) with { Author = credit.Author, Licence = credit.Licence };
    }

    private static RawSource Blocks(IHtmlDocument page, HtmlParser parser, Uri? address)
    {
        using var reader = new Reader((address ?? new Uri("https://source.invalid/")).AbsoluteUri, page.DocumentElement.OuterHtml);
        var article = reader.GetArticle();
        if (article.Completed && article.IsReadable && article.Content is { Length: > 0 } content)
        {
            return Blocks(parser.ParseDocument(content).Body!, article.Title);
        }

        // Short or unusual pages: everything but the page's furniture.
        return Blocks(page.Body!, page.Title);
    }

    private static RawSource Blocks(IElement root, string? title)
    {
        var blocks = new List<RawBlock>();
        var lists = 0;
        Collect(root, blocks, ref lists);
        var heading = blocks.FindIndex(block => block.Kind == BlockKind.Heading);
        if (string.IsNullOrWhiteSpace(title) && heading == 0)
        {
            title = blocks[0].Text;
        }

        blocks.RemoveAll(block => block.Kind == BlockKind.Heading && string.Equals(block.Text, title, StringComparison.OrdinalIgnoreCase));

        return new RawSource(title, blocks);
    }

    private static void Collect(IElement element, List<RawBlock> blocks, ref int lists)
    {
        var loose = new StringBuilder();
        foreach (var node in element.ChildNodes)
        {
            if (node is IElement child && IsBlock(child))
            {
                Flush(loose, blocks);
                CollectBlock(child, blocks, ref lists);
            }
            else
            {
                AppendText(node, loose);
            }
        }

        Flush(loose, blocks);
    }

    private static void CollectBlock(IElement element, List<RawBlock> blocks, ref int lists)
    {
        if (Skipped.Contains(element.LocalName))
        {
            return;
        }

        switch (element.LocalName)
        {
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                Add(BlockKind.Heading, element, blocks);
                break;

            case "ul" or "ol":
                lists++;
                Collect(element, blocks, ref lists);
                break;

            case "li" when element.QuerySelector("ul,ol,blockquote") is null:
                Add(BlockKind.ListItem, element, blocks, lists);
                break;

            case "blockquote":
                blocks.Add(QuotationReader.Read(element.ChildNodes.Select(node => TextOf(node))));
                break;

            default:
                Collect(element, blocks, ref lists);
                break;
        }
    }

    private static bool IsBlock(IElement element) =>
        BlockTags.Contains(element.LocalName) || Skipped.Contains(element.LocalName) || element.Children.Any(IsBlock);

    private static void Add(BlockKind kind, IElement element, List<RawBlock> blocks, int group = 0)
    {
        var text = TextOf(element);
        if (text.Length > 0)
        {
            var bold = element.FirstElementChild is { LocalName: "b" or "strong" } first && text.StartsWith(TextOf(first), StringComparison.Ordinal) ? TextOf(first) : null;
            blocks.Add(new RawBlock(kind, text, group, bold?.TrimEnd(' ', ':', '.', '–', '—', '-'))
            {
                IsOrdered = kind == BlockKind.ListItem && element.ParentElement?.LocalName == "ol",
            });
        }
    }

    private static void Flush(StringBuilder loose, List<RawBlock> blocks)
    {
        var text = loose.ToString().Trim();
        loose.Clear();
        if (text.Length > 0)
        {
            blocks.Add(new RawBlock(BlockKind.Paragraph, text));
        }
    }

    private static string TextOf(INode node)
    {
        var text = new StringBuilder();
        AppendText(node, text);

        return text.ToString().Trim();
    }

    private static void AppendText(INode node, StringBuilder text)
    {
        switch (node)
        {
            case IText words:
                text.Append(words.Data);
                break;

            case IElement { LocalName: "br" }:
                text.Append('\n');
                break;

            // Footnote marks and the like; "10<sup>6</sup>" is rare enough in running text.
            case IElement { LocalName: "sup" } sup when sup.QuerySelector("a") is not null || (sup.ParentElement is { LocalName: "a" }):
                break;

            case IElement element when !Skipped.Contains(element.LocalName):
                foreach (var child in element.ChildNodes)
                {
                    AppendText(child, text);
                }

                break;
        }
    }
}
