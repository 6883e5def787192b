using Trae.Api.Features.Content.Sources;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.DocumentLayoutAnalysis.WordExtractor;
using UglyToad.PdfPig.Exceptions;

namespace Trae.Api.Features.Content.Documents;

/// <summary>Reads a PDF (ISO 32000): what a person would read from top to bottom, column by column, without headers and footers.</summary>
internal static class PdfSource
{
    private const int DeepestNesting = 64;

    // Fewer letters a page than this are a stamp or a page number on a picture.
    private const int LettersOfPage = 25;

    private static readonly ParsingOptions Options = new() { UseLenientParsing = true, SkipMissingFonts = true, ClipPaths = false, MaxStackDepth = DeepestNesting };

    public static RawSource Read(byte[] bytes)
    {
        using var file = Open(bytes);
        if (file.NumberOfPages > DocumentLimits.Pages)
        {
            throw DocumentProblems.TooManyPages(file.NumberOfPages);
        }

        var pages = Pages(file);
        var letters = pages.Sum(page => page.Sum(line => line.Text.Count(char.IsLetter)));
        if (letters < LettersOfPage * Math.Min(pages.Count, 4))
        {
            throw letters == 0 && !HasPictures(file) ? DocumentProblems.Empty("PDF") : DocumentProblems.Scanned(pages.Count);
        }

        var lines = PdfFurniture.Without(pages);
        var body = PdfParagraphs.Read(lines);

        return new RawSource(TitleOf(file, lines, body), body) { Author = OfficePackage.Filled(file.Information.Author) };
    }

    private static PdfDocument Open(byte[] bytes)
    {
        try
        {
            // A password only for changes is none for reading: the library tries the empty one.
            return PdfDocument.Open(bytes, Options);
        }
        catch (PdfDocumentEncryptedException)
        {
            throw DocumentProblems.Encrypted();
        }
    }

    private static List<List<PdfLine>> Pages(PdfDocument file)
    {
        var pages = new List<List<PdfLine>>(file.NumberOfPages);
        var characters = 0;
        foreach (var page in file.GetPages())
        {
            characters += page.Letters.Count;
            if (characters > DocumentLimits.Characters)
            {
                throw DocumentProblems.TooLong();
            }

            var words = page.GetWords(NearestNeighbourWordExtractor.Instance)
                .Where(word => word.TextOrientation == TextOrientation.Horizontal && word.Text.Trim().Length > 0)
                .Select(PdfWord.Of);
            pages.Add(PdfColumns.Lines([.. words], page.Number, page.Height));
        }

        return pages;
    }

    private static bool HasPictures(PdfDocument file) => Enumerable.Range(1, Math.Min(file.NumberOfPages, 5)).Any(number => file.GetPage(number).NumberOfImages > 0);

    // Programs fill in names of files; then the largest words on the first page say more, if they are no running text.
    private static string? TitleOf(PdfDocument file, List<PdfLine> lines, List<RawBlock> body)
    {
        var told = OfficePackage.Filled(file.Information.Title);
        var isName = told is null
            || told.StartsWith("Microsoft ", StringComparison.OrdinalIgnoreCase)
            || told.StartsWith("untitled", StringComparison.OrdinalIgnoreCase)
            || (Path.GetExtension(told).Length is > 2 and < 6 && !told.Contains(' ', StringComparison.Ordinal));
        var largest = lines.Where(line => line.Page == 1).Select(line => line.Size).DefaultIfEmpty().Max();
        var shown = string.Join(' ', lines.Where(line => line.Page == 1 && line.Size > largest - 0.6).Select(line => line.Text));
        var heading = body.FindIndex(block => block.Kind == BlockKind.Heading && (block.Text == shown || block.Text == told));
        if (heading >= 0)
        {
            body.RemoveAt(heading);
        }

        return !isName ? told : heading >= 0 ? shown : null;
    }
}
