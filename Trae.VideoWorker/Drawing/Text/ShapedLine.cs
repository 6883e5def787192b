using SkiaSharp;

namespace Trae.VideoWorker.Drawing.Text;

/// <summary>A line of glyphs at a size, left to right as they stand; the origin is the left end of its baseline.</summary>
internal sealed class ShapedLine : IDisposable
{
    private readonly Lazy<SKTextBlob?> _blob;
    private readonly IReadOnlyList<ShapedGlyph> _glyphs;

    public ShapedLine(string text, IReadOnlyList<ShapedGlyph> glyphs, float width, TextStyle style, bool ink = true)
    {
        Text = text;
        Width = width;
        Style = style;
        _glyphs = glyphs;
        _blob = new(() => ink ? Blob(glyphs, style) : null, isThreadSafe: false);
    }

    public string Text { get; }

    /// <summary>The advance of the whole line, pixels.</summary>
    public float Width { get; }

    public TextStyle Style { get; }

    public IReadOnlyList<ShapedGlyph> Glyphs => _glyphs;

    /// <summary>What the ink may cover; generous, as marks stand above and below.</summary>
    public SKRect Bounds => new(-Style.Size * 0.25f, -Style.Size * 1.15f, Width + Style.Size * 0.25f, Style.Size * 0.5f);

    public void Draw(SKCanvas canvas, float x, float baseline, SKPaint paint)
    {
        if (_blob.Value is { } blob)
        {
            canvas.DrawText(blob, x, baseline, paint);
        }
    }

    /// <summary>Left and right end of a stretch of the text.</summary>
    public (float Left, float Right) Extent(int start, int end)
    {
        var (left, right) = (float.MaxValue, float.MinValue);
        foreach (var glyph in _glyphs)
        {
            if (glyph.Cluster >= start && glyph.Cluster < end)
            {
                left = Math.Min(left, glyph.Left);
                right = Math.Max(right, glyph.Left + glyph.Advance);
            }
        }

        return left > right ? (0, 0) : (left, right);
    }

    public void Dispose()
    {
        if (_blob.IsValueCreated)
        {
            _blob.Value?.Dispose();
        }
    }

    private static SKTextBlob? Blob(IReadOnlyList<ShapedGlyph> glyphs, TextStyle style)
    {
        using var builder = new SKTextBlobBuilder();
        for (var start = 0; start < glyphs.Count;)
        {
            var face = glyphs[start].Face;
            var run = glyphs.Skip(start).TakeWhile(glyph => glyph.Face == face).ToArray();
            using var font = face.At(style.Size, style.Weight);

            builder.AddPositionedRun(
                Array.ConvertAll(run, glyph => glyph.Id), font, Array.ConvertAll(run, glyph => glyph.Position));
            start += run.Length;
        }

        return builder.Build();
    }
}

/// <param name="Cluster">Where its text begins, in UTF-16 code units.</param>
/// <param name="Left">Where its advance begins, pixels from the line's left end.</param>
/// <param name="Position">Where it is drawn.</param>
internal readonly record struct ShapedGlyph(FontFace Face, ushort Id, int Cluster, float Left, float Advance, SKPoint Position);
