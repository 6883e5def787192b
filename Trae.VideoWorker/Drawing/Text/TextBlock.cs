using System.Globalization;
using SkiaSharp;
using Trae.VideoWorker.Unicode;

namespace Trae.VideoWorker.Drawing.Text;

/// <summary>Lines of text set into a box, as large as fits.</summary>
internal sealed class TextBlock : IDisposable
{
    private TextBlock(IReadOnlyList<ShapedLine> lines, TextStyle style, bool rightToLeft)
    {
        Lines = lines;
        Style = style;
        IsRightToLeft = rightToLeft;
        Width = lines.Select(line => line.Width).DefaultIfEmpty().Max();
        Height = lines.Count == 0 ? 0 : (lines.Count - 1) * style.Size * style.LineHeight + style.Size * (Ascent + Descent);
    }

    /// <summary>Height of a capital or a tall mark above the baseline, in ems.</summary>
    public const float Ascent = 0.88f;

    /// <summary>Depth below the baseline, in ems.</summary>
    public const float Descent = 0.27f;

    public IReadOnlyList<ShapedLine> Lines { get; }

    public string Text => string.Join(' ', Lines.Select(line => line.Text));

    public TextStyle Style { get; }

    public bool IsRightToLeft { get; }

    public float Width { get; }

    public float Height { get; }

    /// <summary>The baseline of a line, from the block's top.</summary>
    public float Baseline(int line) => Style.Size * (Ascent + line * Style.LineHeight);

    /// <summary>
    /// Shrinks from the style's size to <paramref name="floor"/> until the text fits; if it still does not, breaks
    /// inside words, shrinks on, and at last ends with an ellipsis.
    /// </summary>
    /// <param name="box">Pixels.</param>
    /// <param name="floor">The size below which long words are broken rather than shrunk.</param>
    public static TextBlock Fit(string? text, SKSize box, TextStyle style, float floor, int maxLines, TextShaper shaper)
    {
        var clean = TextShaper.Normalize(text);
        var rightToLeft = shaper.IsRightToLeft(clean);
        var pieces = TextPieces.Of(clean);
        float Width(string part) => shaper.Width(part, style);

        for (var size = style.Size; pieces.Count > 0; size *= 0.95f)
        {
            var (width, last, breakWords) = (box.Width / size, size < floor * 0.6f, size <= floor);
            var parts = breakWords ? [.. pieces.SelectMany(piece => LineBreaker.Fitting(piece, Width, width))] : pieces;
            var room = (int)Math.Floor((box.Height / size - Ascent - Descent) / style.LineHeight) + 1;
            var most = breakWords ? Math.Max(1, room) : Math.Min(maxLines, room);
            var count = !breakWords && parts.Any(part => Width(part.Text) > width) ? int.MaxValue : LineBreaker.Count(parts, Width, width);
            if (count > most && !last)
            {
                continue;
            }

            var lines = LineBreaker.Break(parts, Width, width, count);
            var sized = style with { Size = size };

            var block = count > most
                ? new TextBlock([.. Shortened(clean, lines, most, width, sized, shaper).Select(line => shaper.Shape(line, sized, rightToLeft))], sized, rightToLeft)
                : new TextBlock(shaper.Shape(clean, lines, sized, rightToLeft), sized, rightToLeft);

            // Pieces are measured apart; together, mixed scripts can come out a little wider.
            if (block.Width <= box.Width + 0.5f || last)
            {
                return block;
            }

            block.Dispose();
        }

        return new TextBlock([], style, rightToLeft);
    }

    /// <summary>As many lines as there is room for; the last one ends with an ellipsis.</summary>
    private static IEnumerable<string> Shortened(string text, IReadOnlyList<TextLine> lines, int most, float width, TextStyle style, TextShaper shaper)
    {
        var rest = new StringInfo(text[lines[most - 1].Start..]);
        var kept = Enumerable.Range(0, rest.LengthInTextElements).Reverse()
            .Select(count => (count == 0 ? "" : rest.SubstringByTextElements(0, count)).TrimEnd() + "…")
            .First(part => part == "…" || shaper.Width(part, style) <= width);

        return lines.Take(most - 1).Select(line => line.Text).Append(kept);
    }

    public void Dispose()
    {
        foreach (var line in Lines)
        {
            line.Dispose();
        }
    }
}
