using SkiaSharp;

namespace Trae.VideoWorker.Drawing.Presenter;

/// <summary>A disc or a card behind the presenter that also cuts them off, with a ring around it.</summary>
internal sealed unsafe class RoundFrame : IDisposable
{
    private const float Ring = 0.024f;

    private readonly Sprite _disc;
    private readonly Sprite _ring;
    private readonly byte[] _mask;
    private readonly int _width;

    /// <param name="size">Pixels.</param>
    /// <param name="corner">Radius of the corners as a share of the shorter side: a half makes a disc of a square.</param>
    public RoundFrame(SKSizeI size, Theme theme, float corner = 0.5f)
    {
        _width = size.Width;
        var side = Math.Min(size.Width, size.Height);
        var ring = Math.Max(2, Math.Min(side * Ring, 9));
        var whole = SKRect.Create(0, 0, size.Width, size.Height);
        var inner = SKRect.Inflate(whole, -ring / 2, -ring / 2);
        var radius = side * corner;
        using var ink = new Ink();
        var accent = theme.IsLight ? Tint.Lighter(theme.Accent, 0.52f) : theme.Accent;
        var second = theme.IsLight ? Tint.Lighter(theme.Second, 0.52f) : theme.Second;
        _disc = new Sprite(whole, 1, canvas => canvas.DrawRoundRect(inner, radius, radius, ink.Lit(accent, second, new(side * 0.1f, side * 0.1f), new(side * 0.9f, side * 0.9f))));
        _ring = new Sprite(whole, 1, canvas => canvas.DrawRoundRect(inner, radius, radius, ink.Line(Tint.Lighter(accent, 0.55f), ring)));
        _mask = Mask(size, inner, radius);
    }

    public void Under(Pixels target, SKRectI rect) => _disc.Blend(target, SKMatrix.Identity, rect);

    /// <summary>Cuts what stands over the disc, and puts the ring on it.</summary>
    public void Over(Pixels target, SKRectI rect)
    {
        for (var y = rect.Top; y < rect.Bottom; y++)
        {
            for (var x = rect.Left; x < rect.Right; x++)
            {
                var keep = _mask[y * _width + x];
                if (keep < 255)
                {
                    var pixel = target.Start + (long)y * target.RowBytes + x * 4;
                    for (var channel = 0; channel < 4; channel++)
                    {
                        pixel[channel] = (byte)((pixel[channel] * keep + 127) / 255);
                    }
                }
            }
        }

        _ring.Blend(target, SKMatrix.Identity, rect);
    }

    public void Dispose()
    {
        _disc.Dispose();
        _ring.Dispose();
    }

    private static byte[] Mask(SKSizeI size, SKRect inner, float radius)
    {
        using var surface = SKSurface.Create(new SKImageInfo(size.Width, size.Height, SKColorType.Alpha8, SKAlphaType.Premul));
        using var paint = new SKPaint { IsAntialias = true, Color = SKColors.White };
        surface.Canvas.DrawRoundRect(inner, radius, radius, paint);
        using var pixels = surface.PeekPixels();
        var mask = new byte[size.Width * size.Height];
        for (var y = 0; y < size.Height; y++)
        {
            pixels.GetPixelSpan().Slice(y * pixels.RowBytes, size.Width).CopyTo(mask.AsSpan(y * size.Width));
        }

        return mask;
    }
}
