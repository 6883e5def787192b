using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Trae.Api.Features.Content.Sources;

namespace Trae.Api.Features.Content.Documents;

/// <summary>What the styles and numberings of a Word document make of its paragraphs.</summary>
internal sealed class DocxStyles
{
    // Styles can be based on each other in a circle.
    private const int DeepestStyle = 12;

    private readonly Dictionary<string, Style> _styles = new(StringComparer.Ordinal);
    private readonly HashSet<int> _ordered = [];

    public static DocxStyles Of(MainDocumentPart document)
    {
        var found = new DocxStyles();
        foreach (var style in document.StyleDefinitionsPart?.Styles?.Elements<Style>() ?? [])
        {
            found._styles.TryAdd(style.StyleId?.Value ?? "", style);
        }

        var numbering = document.NumberingDefinitionsPart?.Numbering;
        var formats = (numbering?.Elements<AbstractNum>() ?? [])
            .GroupBy(list => list.AbstractNumberId?.Value ?? -1)
            .ToDictionary(same => same.Key, same => same.First().Elements<Level>().FirstOrDefault()?.NumberingFormat?.Val?.Value);
        foreach (var list in numbering?.Elements<NumberingInstance>() ?? [])
        {
            if (formats.GetValueOrDefault(list.AbstractNumId?.Val?.Value ?? -1) is { } format && format != NumberFormatValues.Bullet && format != NumberFormatValues.None)
            {
                found._ordered.Add(list.NumberID?.Value ?? -1);
            }
        }

        return found;
    }

    public BlockKind KindOf(Paragraph paragraph)
    {
        var styles = Styles(paragraph).ToList();
        var names = styles.ConvertAll(style => style.StyleName?.Val?.Value ?? style.StyleId?.Value ?? "");
        names.Add(paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value ?? "");
        if (paragraph.ParagraphProperties?.OutlineLevel is not null
            || styles.Exists(style => style.StyleParagraphProperties?.OutlineLevel is not null)
            || names.Exists(name => name.Equals("Title", StringComparison.OrdinalIgnoreCase) || name.StartsWith("heading", StringComparison.OrdinalIgnoreCase)))
        {
            return BlockKind.Heading;
        }

        return names.Exists(name => name.EndsWith("Quote", StringComparison.OrdinalIgnoreCase)) ? BlockKind.Quotation
            : ListOf(paragraph) > 0 ? BlockKind.ListItem
            : BlockKind.Paragraph;
    }

    /// <summary>The list it belongs to, or zero.</summary>
    public int ListOf(Paragraph paragraph) =>
        paragraph.ParagraphProperties?.NumberingProperties?.NumberingId?.Val?.Value
        ?? Styles(paragraph).Select(style => style.StyleParagraphProperties?.NumberingProperties?.NumberingId?.Val?.Value).FirstOrDefault(id => id is not null)
        ?? 0;

    public bool IsOrdered(Paragraph paragraph) => _ordered.Contains(ListOf(paragraph));

    private IEnumerable<Style> Styles(Paragraph paragraph)
    {
        var id = paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value;
        for (var depth = 0; depth < DeepestStyle && id is not null && _styles.TryGetValue(id, out var style); depth++)
        {
            yield return style;
            id = style.BasedOn?.Val?.Value;
        }
    }
}
