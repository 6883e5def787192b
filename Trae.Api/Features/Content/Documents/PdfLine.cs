using System.Text;
using UglyToad.PdfPig.Content;

namespace Trae.Api.Features.Content.Documents;

/// <summary>A word on a page; coordinates are PDF's, in points from the page's lower left.</summary>
internal sealed record PdfWord(string Text, double Left, double Right, double Bottom, double Top, double Size, bool Bold)
{
    public double Middle => (Bottom + Top) / 2;

    public static PdfWord Of(Word word)
    {
        var sizes = word.Letters.Select(letter => letter.PointSize).Order().ToList();
        var box = word.BoundingBox;
        var size = Math.Abs(sizes[sizes.Count / 2]);

        return new(
            Plain(word.Text),
            box.Left,
            box.Right,
            word.Letters[0].StartBaseLine.Y,
            Math.Max(box.Top, word.Letters[0].StartBaseLine.Y + (size * 0.5)),
            size,
            (word.FontName ?? "").Contains("bold", StringComparison.OrdinalIgnoreCase));
    }

    // Typeset ligatures (U+FB00 to U+FB06) are no letters of any alphabet.
    private static string Plain(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uFB00', '\uFB06'))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length + 2);
        foreach (var c in text)
        {
            plain.Append(c is >= '\uFB00' and <= '\uFB06' ? c.ToString().Normalize(NormalizationForm.FormKC) : c);
        }

        return plain.ToString();
    }
}

/// <summary>A line of one column.</summary>
/// <param name="Column">The box of the column: where its lines may start and end.</param>
internal sealed record PdfLine(string Text, int Page, double PageHeight, double Left, double Right, double Bottom, double Size, bool Bold, PdfColumn Column)
{
    public static PdfLine Of(IReadOnlyList<PdfWord> words, int page, double height, PdfColumn column) => new(
        string.Join(' ', words.Select(word => word.Text)),
        page,
        height,
        words[0].Left,
        words[^1].Right,
        words[0].Bottom,
        words.MaxBy(word => word.Text.Length)!.Size,
        words.All(word => word.Bold),
        column);
}

/// <param name="Number">Counts the page's columns in reading order.</param>
internal sealed record PdfColumn(int Number, double Left, double Right);
