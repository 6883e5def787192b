namespace Trae.Api.Features.Content.Sources;

/// <summary>Reads a quotation set apart from the text, and who said it if its last line says so.</summary>
internal static class QuotationReader
{
    public static RawBlock Read(IEnumerable<string> paragraphs)
    {
        var lines = paragraphs
            .SelectMany(paragraph => paragraph.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .ToList();

        string? attribution = null;
        if (lines.Count > 1 && lines[^1] is ['—' or '–' or '-', ..])
        {
            attribution = lines[^1].TrimStart('—', '–', '-', ' ').TrimEnd('.');
            lines.RemoveAt(lines.Count - 1);
        }
        else if (lines.Count > 0 && DashAfterQuotation(lines[^1]) is var dash and > 0)
        {
            attribution = lines[^1][dash..].TrimStart('—', '–', '-', ' ').TrimEnd('.');
            lines[^1] = lines[^1][..dash].TrimEnd();
        }

        return new RawBlock(BlockKind.Quotation, string.Join(' ', lines), Attribution: attribution);
    }

    // “To be or not to be.” — William Shakespeare
    private static int DashAfterQuotation(string line)
    {
        var dash = line.LastIndexOfAny(['—', '–']);
        var before = dash > 0 ? line[..dash].TrimEnd() : "";
        var startsName = dash >= 0 && line[(dash + 1)..].TrimStart() is [var first, ..] && char.IsUpper(first);

        return startsName && before.Length > 0 && (Quotations.IsClosingMark(before[^1]) || SentenceEnds.IsTerminator(before[^1])) ? dash : -1;
    }
}
