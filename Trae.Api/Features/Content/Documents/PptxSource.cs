using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Presentation;
using Trae.Api.Features.Content.Sources;
using Drawing = DocumentFormat.OpenXml.Drawing;

namespace Trae.Api.Features.Content.Documents;

/// <summary>Reads a presentation (ISO/IEC 29500): titles as headings, bullets as lists, tables, and what the speaker's notes say. Hidden slides are left out.</summary>
internal static class PptxSource
{
    private const int LongestBullet = 160;

    public static RawSource Read(byte[] bytes)
    {
        OfficePackage.Check(bytes);
        using var file = PresentationDocument.Open(new MemoryStream(bytes), isEditable: false, OfficePackage.Settings);
        var blocks = new List<RawBlock>();
        var slides = SlidesOf(file.PresentationPart);
        if (slides.Count > DocumentLimits.Pages)
        {
            throw DocumentProblems.TooManyPages(slides.Count);
        }

        for (var i = 0; i < slides.Count; i++)
        {
            Collect(slides[i], i + 1, blocks);
        }

        // The first slide is the presentation's own title.
        var title = blocks is [{ Kind: BlockKind.Heading } first, ..] ? first.Text : null;
        if (title is not null)
        {
            blocks.RemoveAt(0);
        }

        return new RawSource(title ?? OfficePackage.Filled(file.PackageProperties.Title), blocks) { Author = OfficePackage.Filled(file.PackageProperties.Creator) };
    }

    private static List<SlidePart> SlidesOf(PresentationPart? presentation) =>
        [.. (presentation?.Presentation?.SlideIdList?.Elements<SlideId>() ?? [])
            .Select(slide => slide.RelationshipId?.Value is { } id && presentation!.TryGetPartById(id, out var part) ? part as SlidePart : null)
            .OfType<SlidePart>()
            .Where(slide => slide.Slide?.Show?.Value != false)];

    private static void Collect(SlidePart slide, int number, List<RawBlock> blocks)
    {
        var shapes = slide.Slide?.Descendants<Shape>().ToList() ?? [];
        var title = shapes.Find(shape => KindOf(shape) is { } kind && (kind == PlaceholderValues.Title || kind == PlaceholderValues.CenteredTitle));
        if (title is not null && Paragraphs(title) is { Count: > 0 } lines)
        {
            blocks.Add(new RawBlock(BlockKind.Heading, string.Join(' ', lines)));
        }

        foreach (var shape in shapes.Where(shape => shape != title && !IsFurniture(shape)))
        {
            AddLines(Paragraphs(shape), number, blocks);
        }

        foreach (var line in slide.NotesSlidePart?.NotesSlide?.Descendants<Shape>().Where(shape => KindOf(shape) == PlaceholderValues.Body).SelectMany(Paragraphs) ?? [])
        {
            blocks.Add(new RawBlock(BlockKind.Paragraph, line));
        }

        foreach (var table in slide.Slide?.Descendants<Drawing.Table>() ?? [])
        {
            AddTable(table, blocks);
        }
    }

    // One line alone is a sentence or two; several are the slide's bullets.
    private static void AddLines(List<string> lines, int number, List<RawBlock> blocks)
    {
        foreach (var line in lines)
        {
            var isBullet = lines.Count > 1 && line.Length <= LongestBullet;
            blocks.Add(new RawBlock(isBullet ? BlockKind.ListItem : BlockKind.Paragraph, line, isBullet ? number : 0));
        }
    }

    private static void AddTable(Drawing.Table table, List<RawBlock> blocks)
    {
        var rows = table.Elements<Drawing.TableRow>()
            .Select(row => (IReadOnlyList<string>)[.. row.Elements<Drawing.TableCell>().Select(cell => TextCleaning.Clean(string.Join(' ', cell.Descendants<Drawing.Text>().Select(text => text.Text))))])
            .ToList();
        if (rows.Count > 1 && blocks is [.., { Kind: BlockKind.Paragraph, Exhibit: null } before])
        {
            blocks[^1] = before with { Exhibit = new SourceExhibit(Table: rows) };
        }
    }

    private static List<string> Paragraphs(Shape shape) =>
        [.. (shape.TextBody?.Elements<Drawing.Paragraph>() ?? [])
            .Select(paragraph => string.Concat(paragraph.ChildElements.Select(element => element switch
            {
                Drawing.Run run => run.Text?.Text,
                Drawing.Field field => field.Text?.Text,
                Drawing.Break => " ",
                _ => "",
            })).Trim())
            .Where(text => text.Length > 0)];

    private static PlaceholderValues? KindOf(Shape shape) =>
        shape.NonVisualShapeProperties?.ApplicationNonVisualDrawingProperties?.PlaceholderShape is { } holder ? holder.Type?.Value ?? PlaceholderValues.Object : null;

    private static bool IsFurniture(Shape shape) => KindOf(shape) is { } kind
        && (kind == PlaceholderValues.SlideNumber || kind == PlaceholderValues.DateAndTime || kind == PlaceholderValues.Footer || kind == PlaceholderValues.Header);
}
