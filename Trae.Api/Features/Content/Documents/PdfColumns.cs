namespace Trae.Api.Features.Content.Documents;

/// <summary>
/// Puts a page's words into lines in reading order. Rows that leave the same gap free between prose on both sides are columns: the left
/// one is read to its end before the right one (a top-down cut as in Nagy and Seth's X-Y tree, 1984, by rows).
/// </summary>
internal static class PdfColumns
{
    private const double NarrowestGutter = 9;
    private const int FewestRows = 5;
    private const double WordsOfProse = 2.5;
    private const int DeepestCut = 3;

    public static List<PdfLine> Lines(IReadOnlyList<PdfWord> words, int page, double height)
    {
        var lines = new List<PdfLine>();
        var columns = 0;
        Cut(words, page, height, 0, lines, ref columns);

        return lines;
    }

    private static void Cut(IReadOnlyList<PdfWord> words, int page, double height, int depth, List<PdfLine> lines, ref int columns)
    {
        var rows = Rows(words);
        for (var start = 0; start < rows.Count;)
        {
            var (end, gutter) = depth < DeepestCut ? Run(rows, start) : (rows.Count, null);
            var run = rows[start..end].SelectMany(row => row).ToList();
            if (gutter is { } middle)
            {
                Cut([.. run.Where(word => word.Left < middle)], page, height, depth + 1, lines, ref columns);
                Cut([.. run.Where(word => word.Left >= middle)], page, height, depth + 1, lines, ref columns);
            }
            else
            {
                var column = new PdfColumn(columns++, run.Min(word => word.Left), run.Max(word => word.Right));
                lines.AddRange(rows[start..end].Select(row => PdfLine.Of(row, page, height, column)));
            }

            start = end;
        }
    }

    /// <summary>From the top, each with its words from left to right.</summary>
    private static List<List<PdfWord>> Rows(IReadOnlyList<PdfWord> words)
    {
        var rows = new List<List<PdfWord>>();
        foreach (var word in words.OrderByDescending(word => word.Bottom).ThenBy(word => word.Left))
        {
            // Superscripts stand higher and subscripts lower than their row, but within it.
            var row = rows.Count > 0 ? rows[^1] : null;
            if (row is not null && row.MaxBy(other => other.Size)! is var tallest && word.Middle > tallest.Bottom && word.Bottom < tallest.Top
                && tallest.Bottom - word.Bottom < tallest.Size * 0.45)
            {
                row.Add(word);
            }
            else
            {
                rows.Add([word]);
            }
        }

        rows.ForEach(row => row.Sort((one, other) => one.Left.CompareTo(other.Left)));

        return rows;
    }

    /// <summary>The rows from <paramref name="start"/> on that share a gutter, or those up to where the next such run starts.</summary>
    private static (int End, double? Gutter) Run(List<List<PdfWord>> rows, int start)
    {
        for (var from = start; from < rows.Count; from++)
        {
            if (Columns(rows, from) is { } found)
            {
                return from == start ? (found.End, found.Gutter) : (from, null);
            }
        }

        return (rows.Count, null);
    }

    private static (int End, double Gutter)? Columns(List<List<PdfWord>> rows, int start)
    {
        var left = rows.Skip(start).SelectMany(row => row).Min(word => word.Left);
        var right = rows.Skip(start).SelectMany(row => row).Max(word => word.Right);
        List<(double Left, double Right)> free = [(left, right)];
        var end = start;
        for (; end < rows.Count; end++)
        {
            var next = Without(free, rows[end]);
            if (next.Count == 0)
            {
                break;
            }

            free = next;
        }

        foreach (var gap in free.Where(gap => gap.Left > left && gap.Right < right))
        {
            var middle = (gap.Left + gap.Right) / 2;
            if (IsProse(rows, start, end, word => word.Left < middle) && IsProse(rows, start, end, word => word.Left >= middle))
            {
                return (end, middle);
            }
        }

        return null;
    }

    private static List<(double Left, double Right)> Without(List<(double Left, double Right)> free, List<PdfWord> row)
    {
        var left = free;
        foreach (var word in row)
        {
            left = [.. left.SelectMany(gap => ((double Left, double Right)[])[(gap.Left, Math.Min(gap.Right, word.Left)), (Math.Max(gap.Left, word.Right), gap.Right)])
                .Where(gap => gap.Right - gap.Left >= NarrowestGutter)];
        }

        return left;
    }

    private static bool IsProse(List<List<PdfWord>> rows, int start, int end, Func<PdfWord, bool> side)
    {
        var filled = Enumerable.Range(start, end - start).Select(i => rows[i].Count(side)).Where(count => count > 0).ToList();

        return filled.Count >= FewestRows && filled.Average() >= WordsOfProse;
    }
}
