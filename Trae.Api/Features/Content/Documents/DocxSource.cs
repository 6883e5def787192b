using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Trae.Api.Features.Content.Sources;

namespace Trae.Api.Features.Content.Documents;

/// <summary>Reads a Word document (ISO/IEC 29500): headings, lists, tables, quotations. Deleted text, headers, footers and notes are left out.</summary>
internal static class DocxSource
{
    private const int LongestCell = 120;

    public static RawSource Read(byte[] bytes)
    {
        OfficePackage.Check(bytes);
        using var file = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false, OfficePackage.Settings);
        var blocks = new List<RawBlock>();
        if (file.MainDocumentPart?.Document?.Body is { } body)
        {
            Collect(body, DocxStyles.Of(file.MainDocumentPart), blocks);
        }

        var title = TakeTitle(blocks) ?? OfficePackage.Filled(file.PackageProperties.Title);

        return new RawSource(title, blocks) { Author = OfficePackage.Filled(file.PackageProperties.Creator) };
    }

    // The paragraph with the style "Title"; DocxStyles calls it a heading of level 0.
    private static string? TakeTitle(List<RawBlock> blocks)
    {
        if (blocks is not [{ Kind: BlockKind.Heading } first, ..])
        {
            return null;
        }

        blocks.RemoveAt(0);

        return first.Text;
    }

    private static void Collect(OpenXmlElement container, DocxStyles styles, List<RawBlock> blocks)
    {
        foreach (var element in container.ChildElements)
        {
            switch (element)
            {
                case Paragraph paragraph:
                    Add(paragraph, styles, blocks);
                    break;

                case Table table:
                    AddTable(table, styles, blocks);
                    break;

                case SdtBlock { SdtContentBlock: { } content }:
                    Collect(content, styles, blocks);
                    break;
            }
        }
    }

    private static void Add(Paragraph paragraph, DocxStyles styles, List<RawBlock> blocks)
    {
        var text = TextOf(paragraph);
        if (text.Length == 0)
        {
            return;
        }

        blocks.Add(styles.KindOf(paragraph) switch
        {
            BlockKind.Heading => new RawBlock(BlockKind.Heading, text),
            BlockKind.Quotation => QuotationReader.Read([text]),
            BlockKind.ListItem => new RawBlock(BlockKind.ListItem, text, styles.ListOf(paragraph), BoldStart(paragraph)) { IsOrdered = styles.IsOrdered(paragraph) },
            _ => new RawBlock(BlockKind.Paragraph, text, Label: BoldStart(paragraph)),
        });
    }

    /// <summary>A table of short cells is shown with the paragraph before it; one that only sets out paragraphs is read as these.</summary>
    private static void AddTable(Table table, DocxStyles styles, List<RawBlock> blocks)
    {
        var rows = table.Elements<TableRow>().Select(row => row.Elements<TableCell>().ToList()).ToList();
        var cells = rows.ConvertAll(row => (IReadOnlyList<string>)row.ConvertAll(cell => TextCleaning.Clean(string.Join(' ', cell.Elements<Paragraph>().Select(TextOf)))));
        var isData = cells.Count > 1 && cells[0].Count > 1 && cells.TrueForAll(row => row.Count == cells[0].Count && row.All(cell => cell.Length <= LongestCell));
        if (!isData)
        {
            foreach (var cell in rows.SelectMany(row => row))
            {
                Collect(cell, styles, blocks);
            }
        }
        else if (blocks is [.., { Kind: BlockKind.Paragraph, Exhibit: null } before])
        {
            blocks[^1] = before with { Exhibit = new SourceExhibit(Table: cells) };
        }
    }

    private static string? BoldStart(Paragraph paragraph)
    {
        var bold = new StringBuilder();
        foreach (var run in paragraph.Elements<Run>())
        {
            if (run.RunProperties?.Bold is not { } mark || mark.Val?.Value == false)
            {
                break;
            }

            bold.Append(run.InnerText);
        }

        return bold.Length == 0 || bold.Length >= TextOf(paragraph).Length ? null : bold.ToString().Trim().TrimEnd(':', '.', '–', '—', '-', ' ');
    }

    private static string TextOf(Paragraph paragraph)
    {
        var text = new StringBuilder();
        foreach (var element in paragraph.Descendants())
        {
            // Text boxes hold paragraphs of their own; what was moved away stands where it went.
            if (element is not (Text or TabChar or Break or NoBreakHyphen) || element.Ancestors<Paragraph>().First() != paragraph || element.Ancestors<MoveFromRun>().Any())
            {
                continue;
            }

            text.Append(element switch
            {
                Text words => words.Text,
                NoBreakHyphen => "-",
                _ => " ",
            });
        }

        return text.ToString().Trim();
    }
}
