using System.Text.RegularExpressions;

namespace Trae.Api.Features.Content.Documents;

/// <summary>Drops what only leads through the pages: headers, footers, page numbers, and tables of contents with leaders.</summary>
internal static partial class PdfFurniture
{
    private const double Margin = 0.12;
    private const int FewestPages = 2;
    private const double ShareOfPages = 0.4;

    public static List<PdfLine> Without(IReadOnlyList<IReadOnlyList<PdfLine>> pages)
    {
        // A header alternates between left and right pages, and counts along with its page.
        var repeated = pages
            .SelectMany(page => page.Where(IsAtEdge).Select(line => Shape(line.Text)).Distinct(StringComparer.Ordinal))
            .GroupBy(shape => shape, StringComparer.Ordinal)
            .Where(same => same.Count() >= Math.Max(FewestPages, pages.Count * ShareOfPages))
            .Select(same => same.Key)
            .ToHashSet(StringComparer.Ordinal);

        return [.. pages.SelectMany(page => page.Where(line =>
            !Contents().IsMatch(line.Text) && (!IsAtEdge(line) || !(repeated.Contains(Shape(line.Text)) || PageNumber().IsMatch(line.Text)))))];
    }

    private static bool IsAtEdge(PdfLine line) => line.Bottom < line.PageHeight * Margin || line.Bottom > line.PageHeight * (1 - Margin);

    private static string Shape(string text) => Digits().Replace(text.Trim(), "#");

    [GeneratedRegex("\\d+", RegexOptions.None, 10_000)]
    private static partial Regex Digits();

    // "2.1 Keepers ........ 14"
    [GeneratedRegex("(\\.\\s?){4,}\\s*(\\d{1,4}|[ivxlc]{1,7})\\s*$", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Contents();

    [GeneratedRegex(
        "^[\\s\\[(–—|-]*((page|seite|página|pagina|p\\.|s\\.)\\s*)?(\\d{1,4}|[ivxlc]{1,7})(\\s*(/|of|von|sur|de|di)\\s*\\d{1,4})?[\\s\\])–—|-]*$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex PageNumber();
}
