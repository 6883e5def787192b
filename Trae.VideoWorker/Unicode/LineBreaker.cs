using System.Text;

namespace Trae.VideoWorker.Unicode;

/// <param name="Text">Without outer spaces.</param>
/// <param name="Start">Where it starts in the text, in UTF-16 code units.</param>
/// <param name="End">Where it ends in the text.</param>
public readonly record struct TextLine(string Text, int Start, int End);

/// <summary>
/// Breaks text into the fewest lines that fit and then evens them out: the least sum of squared slack over all
/// lines, found by dynamic programming (after Knuth and Plass, "Breaking Paragraphs into Lines", 1981).
/// </summary>
public static class LineBreaker
{
    /// <summary>Breaks <paramref name="text"/> into at most <paramref name="maxLines"/> lines and loses nothing of it.</summary>
    /// <param name="width">The width of a piece of one line, in the unit of <paramref name="maxWidth"/>.</param>
    /// <returns>
    /// Lines in reading order; empty for blank text. If the text cannot fit, the lines are as even as they can be and
    /// the widest exceeds <paramref name="maxWidth"/>: set it smaller.
    /// </returns>
    public static IReadOnlyList<TextLine> Break(string text, Func<string, float> width, float maxWidth, int maxLines) =>
        Break([.. TextPieces.Of(text).SelectMany(piece => Fitting(piece, width, maxWidth))], width, maxWidth, maxLines);

    /// <summary>The same for pieces that must stay whole, such as words that are marked as they are spoken.</summary>
    public static IReadOnlyList<TextLine> Break(IReadOnlyList<TextPiece> pieces, Func<string, float> width, float maxWidth, int maxLines)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLines, 1);

        if (pieces.Count == 0)
        {
            return [];
        }

        var limit = maxWidth;
        var lines = Fill(pieces, width, limit).Count;

        if (lines > maxLines)
        {
            limit = LeastWidth(pieces, width, maxLines);
            lines = maxLines;
        }

        return lines == 1 ? [Line(pieces, 0, pieces.Count)] : Even(pieces, width, limit, lines);
    }

    /// <summary>How many lines pieces need, the first of them in as few as can be.</summary>
    internal static int Count(IReadOnlyList<TextPiece> pieces, Func<string, float> width, float maxWidth) => Fill(pieces, width, maxWidth).Count;

    /// <summary>A piece as it is, or in parts if it is wider than a line: at lesser places first, and at last between letters.</summary>
    internal static IEnumerable<TextPiece> Fitting(TextPiece piece, Func<string, float> width, float maxWidth)
    {
        if (width(piece.Text) <= maxWidth)
        {
            return [piece];
        }

        var parts = TextPieces.Allowed(piece);

        return parts.Count > 1 ? parts.SelectMany(part => Fitting(part, width, maxWidth)) : Pack(TextPieces.Letters(piece), width, maxWidth);
    }

    private static List<TextPiece> Pack(IReadOnlyList<TextPiece> letters, Func<string, float> width, float maxWidth)
    {
        var packed = new List<TextPiece> { letters[0] };
        foreach (var letter in letters.Skip(1))
        {
            var joined = packed[^1].Text + (packed[^1].SpaceAfter ? " " : "") + letter.Text;
            if (width(joined) > maxWidth)
            {
                packed.Add(letter);
            }
            else
            {
                packed[^1] = new(joined, packed[^1].Start, letter.End, letter.SpaceAfter);
            }
        }

        return packed;
    }

    /// <returns>The index behind the last piece of each line, each line as full as it can be.</returns>
    private static List<int> Fill(IReadOnlyList<TextPiece> pieces, Func<string, float> width, float limit)
    {
        var ends = new List<int>();
        var start = 0;

        for (var end = 1; end <= pieces.Count; end++)
        {
            if (end - start > 1 && width(Join(pieces, start, end)) > limit)
            {
                ends.Add(end - 1);
                start = end - 1;
            }
        }

        ends.Add(pieces.Count);

        return ends;
    }

    private static float LeastWidth(IReadOnlyList<TextPiece> pieces, Func<string, float> width, int maxLines)
    {
        var tooNarrow = 0f;
        var enough = Math.Max(width(Join(pieces, 0, pieces.Count)), pieces.Max(piece => width(piece.Text)));

        for (var step = 0; step < 16; step++)
        {
            var middle = (tooNarrow + enough) / 2;
            (tooNarrow, enough) = Fill(pieces, width, middle).Count > maxLines ? (middle, enough) : (tooNarrow, middle);
        }

        return enough;
    }

    private static List<TextLine> Even(IReadOnlyList<TextPiece> pieces, Func<string, float> width, float limit, int lines)
    {
        // cost[n, end]: the least cost of setting the pieces before end in n lines; from[n, end]: where its last line starts.
        var cost = new double[lines + 1, pieces.Count + 1];
        var from = new int[lines + 1, pieces.Count + 1];
        for (var n = 0; n <= lines; n++)
        {
            for (var end = 0; end <= pieces.Count; end++)
            {
                cost[n, end] = n == 0 && end == 0 ? 0 : double.PositiveInfinity;
            }
        }

        for (var start = 0; start < pieces.Count; start++)
        {
            for (var end = start + 1; end <= pieces.Count; end++)
            {
                var wide = width(Join(pieces, start, end));
                if (wide > limit && end - start > 1)
                {
                    // Shaping can make a longer line narrower, though not by much.
                    if (wide > limit * 1.2)
                    {
                        break;
                    }

                    continue;
                }

                var slack = Math.Max(0, limit - wide) / limit;
                var line = (slack * slack) + EdgeCost(pieces, end);
                for (var n = 1; n <= lines; n++)
                {
                    if (cost[n - 1, start] + line < cost[n, end])
                    {
                        cost[n, end] = cost[n - 1, start] + line;
                        from[n, end] = start;
                    }
                }
            }
        }

        var result = new List<TextLine>();
        for (int n = lines, end = pieces.Count; n > 0; end = from[n, end], n--)
        {
            result.Insert(0, Line(pieces, from[n, end], end));
        }

        return result;
    }

    // A line reads better when it ends at a clause, and worse when it leaves "a" or "of" hanging.
    private static double EdgeCost(IReadOnlyList<TextPiece> pieces, int end)
    {
        if (end == pieces.Count)
        {
            return 0;
        }

        var word = pieces[end - 1].Text;

        return word[^1] is ',' or ';' or ':' or '.' or '!' or '?' or '、' or '。' or '，' or '،' or '؟' or '–' or '—' ? -0.02
            : word.Length <= 2 && pieces[end - 1].SpaceAfter && word.All(char.IsLetter) ? 0.03
            : 0;
    }

    private static TextLine Line(IReadOnlyList<TextPiece> pieces, int start, int end) =>
        new(Join(pieces, start, end), pieces[start].Start, pieces[end - 1].End);

    private static string Join(IReadOnlyList<TextPiece> pieces, int start, int end)
    {
        var line = new StringBuilder();
        for (var i = start; i < end; i++)
        {
            line.Append(pieces[i].Text);
            if (pieces[i].SpaceAfter && i + 1 < end)
            {
                line.Append(' ');
            }
        }

        return line.ToString();
    }
}
