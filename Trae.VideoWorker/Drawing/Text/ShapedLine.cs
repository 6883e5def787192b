using SkiaSharp;

namespace Trae.VideoWorker.Drawing.Text;

/// <summary>A line of glyphs at a size, left to right as they stand; the origin is the left end of its baseline.</summary>
internal sealed class ShapedLine : IDisposable
{
    private readonly Lazy<SKTextBlob?> _blob;
    private readonly Lazy<SKRect> _ink;
    private readonly IReadOnlyList<ShapedGlyph> _glyphs;
    private readonly bool _hasInk;

    public ShapedLine(string text, IReadOnlyList<ShapedGlyph> glyphs, float width, TextStyle style, bool ink = true)
    {
        Text = text;
        Width = width;
        Style = style;
        _glyphs = glyphs;
        _blob = new(() => ink ? Blob(glyphs, style) : null, isThreadSafe: false);
        _ink = new(() => InkOf(glyphs, style), isThreadSafe: false);
        _hasInk = ink;
    }

    public string Text { get; }

    /// <summary>The advance of the whole line, pixels.</summary>
    public float Width { get; }

    public TextStyle Style { get; }

    public IReadOnlyList<ShapedGlyph> Glyphs => _glyphs;

    /// <summary>What the ink may cover; generous, as marks stand above and below.</summary>
    public SKRect Bounds => new(-Style.Size * 0.25f, -Style.Size * 1.15f, Width + Style.Size * 0.25f, Style.Size * 0.5f);

    /// <summary>What the glyphs do cover, from the line's origin.</summary>
    public SKRect Ink => _ink.Value;

    public void Draw(SKCanvas canvas, float x, float baseline, SKPaint paint)
    {
        if (_blob.Value is { } blob)
        {
            canvas.DrawText(blob, x, baseline, paint);
        }
    }

    /// <summary>
    /// Left and right end of a stretch of the text. Where it is torn apart, because its full stop belongs to text of the
    /// other direction, those of its widest part.
    /// </summary>
    public (float Left, float Right) Extent(int start, int end)
    {
        var (best, current, reach) = ((Left: 0f, Right: 0f), (Left: 0f, Right: 0f), float.MinValue);
        foreach (var glyph in _glyphs.Where(glyph => glyph.Cluster >= start && glyph.Cluster < end))
        {
            // A space counts only between two letters.
            var (touches, space) = (glyph.Left <= reach + Style.Size * 0.01f, Text[glyph.Cluster] == ' ');
            reach = touches || !space ? glyph.Left + glyph.Advance : reach;
            if (!space)
            {
                current = (touches ? current.Left : glyph.Left, reach);
                best = current.Right - current.Left > best.Right - best.Left ? current : best;
            }
        }

        return best;
    }

    /// <summary>The glyphs of a stretch of the text, where they stand in this line.</summary>
    public ShapedLine Part(int start, int end) => Part(cluster => cluster >= start && cluster < end);

    /// <summary>Some of the glyphs, chosen by where their text begins.</summary>
    public ShapedLine Part(Func<int, bool> chosen) => new(Text, [.. _glyphs.Where(glyph => chosen(glyph.Cluster))], Width, Style, _hasInk);

    public void Dispose()
    {
        if (_blob.IsValueCreated)
        {
            _blob.Value?.Dispose();
        }
    }

    private static SKRect InkOf(IReadOnlyList<ShapedGlyph> glyphs, TextStyle style)
    {
        var ink = SKRect.Empty;
        foreach (var run in glyphs.GroupBy(glyph => glyph.Face))
        {
            using var font = run.Key.At(style.Size, style.Weight);
            var (ids, positions) = (run.Select(glyph => glyph.Id).ToArray(), run.Select(glyph => glyph.Position).ToArray());
            var (widths, bounds) = (new float[ids.Length], new SKRect[ids.Length]);
            font.GetGlyphWidths(ids, widths, bounds);
            for (var i = 0; i < ids.Length; i++)
            {
                if (!bounds[i].IsEmpty)
                {
                    bounds[i].Offset(positions[i]);
                    ink = ink.IsEmpty ? bounds[i] : SKRect.Union(ink, bounds[i]);
                }
            }
        }

        return ink;
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
