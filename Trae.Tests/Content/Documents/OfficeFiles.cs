using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using P = DocumentFormat.OpenXml.Presentation;
using D = DocumentFormat.OpenXml.Drawing;

namespace Trae.Tests.Content.Documents;

/// <summary>Word and PowerPoint documents, made in memory.</summary>
internal static class OfficeFiles
{
    public static byte[] Word(params OpenXmlElement[] body)
    {
        using var bytes = new MemoryStream();
        using (var file = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            file.PackageProperties.Creator = "Ada Rowe";
            file.PackageProperties.Title = "A template's title";
            file.AddMainDocumentPart().Document = new Document(new Body(body));
            file.MainDocumentPart!.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(
                Style("Title", "Title"), Style("Heading1", "heading 1"), Style("Zitat", "Quote"));
            file.MainDocumentPart.AddNewPart<NumberingDefinitionsPart>().Numbering = new Numbering(
                new AbstractNum(new Level(new NumberingFormat { Val = NumberFormatValues.Decimal }) { LevelIndex = 0 }) { AbstractNumberId = 1 },
                new AbstractNum(new Level(new NumberingFormat { Val = NumberFormatValues.Bullet }) { LevelIndex = 0 }) { AbstractNumberId = 2 },
                new NumberingInstance(new AbstractNumId { Val = 1 }) { NumberID = 1 },
                new NumberingInstance(new AbstractNumId { Val = 2 }) { NumberID = 2 });
        }

        return bytes.ToArray();
    }

    public static Paragraph Line(string text, string? style = null, int list = 0)
    {
        var properties = new ParagraphProperties();
        if (style is not null)
        {
            properties.ParagraphStyleId = new ParagraphStyleId { Val = style };
        }

        if (list > 0)
        {
            properties.NumberingProperties = new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = list });
        }

        return new Paragraph(properties, new Run(new Text(text) { Space = SpaceProcessingModeValues.Preserve }));
    }

    public static Table Table(params string[][] rows) =>
        new(rows.Select(row => new TableRow(row.Select(cell => new TableCell(new Paragraph(new Run(new Text(cell))))))));

    /// <summary>Slides of a title, bullets and notes.</summary>
    public static byte[] Slides(params (string Title, string[] Bullets, string Notes)[] slides)
    {
        using var bytes = new MemoryStream();
        using (var file = PresentationDocument.Create(bytes, PresentationDocumentType.Presentation))
        {
            var presentation = file.AddPresentationPart();
            var ids = new P.SlideIdList();
            presentation.Presentation = new P.Presentation(ids);
            for (var i = 0; i < slides.Length; i++)
            {
                var part = presentation.AddNewPart<SlidePart>();
                part.Slide = new P.Slide(new P.CommonSlideData(new P.ShapeTree(
                    Shape(P.PlaceholderValues.Title, slides[i].Title),
                    Shape(P.PlaceholderValues.Body, slides[i].Bullets),
                    Shape(P.PlaceholderValues.SlideNumber, $"{i + 1}"))));
                part.AddNewPart<NotesSlidePart>().NotesSlide = new P.NotesSlide(new P.CommonSlideData(new P.ShapeTree(
                    Shape(P.PlaceholderValues.Body, slides[i].Notes))));
                ids.Append(new P.SlideId { Id = (uint)(256 + i), RelationshipId = presentation.GetIdOfPart(part) });
            }
        }

        return bytes.ToArray();
    }

    /// <summary>A document with one of its parts put in another's place.</summary>
    public static byte[] With(byte[] package, string part, string content)
    {
        using var bytes = new MemoryStream();
        bytes.Write(package);
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry(part)?.Delete();
            using var stream = archive.CreateEntry(part).Open();
            stream.Write(System.Text.Encoding.UTF8.GetBytes(content));
        }

        return bytes.ToArray();
    }

    private static Style Style(string id, string name) => new(new StyleName { Val = name }) { StyleId = id, Type = StyleValues.Paragraph };

    private static P.Shape Shape(P.PlaceholderValues kind, params string[] lines) => new(
        new P.NonVisualShapeProperties(
            new P.NonVisualDrawingProperties { Id = 1, Name = "shape" },
            new P.NonVisualShapeDrawingProperties(),
            new P.ApplicationNonVisualDrawingProperties(new P.PlaceholderShape { Type = kind })),
        new P.ShapeProperties(),
        new P.TextBody([new D.BodyProperties(), .. lines.Select(line => new D.Paragraph(new D.Run(new D.Text(line))))]));
}
