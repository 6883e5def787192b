namespace Trae.VideoWorker.Drawing.Text;

/// <summary>Divides text into as few lines as it needs, of lengths as even as can be.</summary>
internal static class LineFilling
{
    /// <returns>Null if a word is wider than a line and may not be broken.</returns>
    /// <param name="width">Of a line, in ems.</param>
    public static IReadOnlyList<string>? Fill(string text, float width, TextStyle style, bool breakWords, TextShaper shaper)
    {
        var parts = LineBreaks.Parts(text);
        if (parts.Any(part => Width(part) > width))
        {
            if (!breakWords)
            {
                return null;
            }

            parts = [.. parts.SelectMany(part => Width(part) > width ? LineBreaks.Letters(part) : [part])];
        }

        var widths = parts.Select(part => (Full: shaper.Width(part, style), Trimmed: Width(part))).ToArray();
        var fewest = Greedy(parts, widths, width).Count;

        // The narrowest measure that needs no more lines makes them even; a few steps find it.
        var (low, high) = (width / 2, width);
        for (var step = 0; step < 8; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = widths.Max(part => part.Trimmed) <= middle && Greedy(parts, widths, middle).Count == fewest ? (low, middle) : (middle, high);
        }

        return Greedy(parts, widths, high);

        float Width(string part) => shaper.Width(part.TrimEnd(), style);
    }

    /// <summary>As much of the text as fits, and an ellipsis.</summary>
    public static string Cut(string text, float width, TextStyle style, TextShaper shaper)
    {
        var kept = text.Trim();
        while (kept.Length > 1 && shaper.Width(kept + "…", style) > width)
        {
            kept = string.Concat(LineBreaks.Letters(kept).SkipLast(1)).TrimEnd();
        }

        return kept + "…";
    }

    private static List<string> Greedy(IReadOnlyList<string> parts, (float Full, float Trimmed)[] widths, float measure)
    {
        var lines = new List<string>();
        var line = "";
        var used = 0f;
        for (var i = 0; i < parts.Count; i++)
        {
            // A trailing space may hang over the edge.
            if (line.Length > 0 && used + widths[i].Trimmed > measure)
            {
                lines.Add(line.TrimEnd());
                (line, used) = ("", 0);
            }

            line += parts[i];
            used += widths[i].Full;
        }

        if (line.Length > 0)
        {
            lines.Add(line.TrimEnd());
        }

        return lines;
    }
}
