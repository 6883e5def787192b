using SkiaSharp;

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
        for (var size = style.Size; clean.Length > 0; size *= 0.95f)
        {
            var sized = style with { Size = size };
            var last = size < floor * 0.6f;
            var lines = LineFilling.Fill(clean, box.Width / size, sized, breakWords: size <= floor, shaper);
            var room = (int)Math.Floor((box.Height / size - Ascent - Descent) / style.LineHeight) + 1;
            var most = size <= floor ? Math.Max(1, room) : Math.Min(maxLines, room);
            if (lines is null || (lines.Count > most && !last))
            {
                continue;
            }

            if (lines.Count > most)
            {
                lines = [.. lines.Take(most - 1), LineFilling.Cut(string.Concat(lines.Skip(most - 1).Select(line => line + " ")), box.Width / size, sized, shaper)];
            }

            return new TextBlock([.. lines.Select(line => shaper.Shape(line, sized, rightToLeft))], sized, rightToLeft);
        }

        return new TextBlock([], style, rightToLeft);
    }

    public void Dispose()
    {
        foreach (var line in Lines)
        {
            line.Dispose();
        }
    }
}
