using SkiaSharp;

namespace Trae.VideoWorker.Drawing.Presenter;

/// <summary>A disc behind the presenter that also cuts them off, with a ring around it.</summary>
internal sealed unsafe class RoundFrame : IDisposable
{
    private const float Ring = 0.024f;

    private readonly Sprite _disc;
    private readonly Sprite _ring;
    private readonly byte[] _mask;
    private readonly int _width;

    /// <param name="size">Pixels, of the square (give or take one) that it fills.</param>
    public RoundFrame(SKSizeI size, Theme theme)
    {
        _width = size.Width;
        var side = Math.Min(size.Width, size.Height);
        var (middle, radius) = (side / 2f, side / 2f * (1 - Ring));
        using var ink = new Ink();
        var accent = theme.IsLight ? Tint.Lighter(theme.Accent, 0.52f) : theme.Accent;
        var second = theme.IsLight ? Tint.Lighter(theme.Second, 0.52f) : theme.Second;
        _disc = new Sprite(new SKRect(0, 0, side, side), 1, canvas => canvas.DrawCircle(middle, middle, radius, ink.Lit(accent, second, new(side * 0.1f, side * 0.1f), new(side * 0.9f, side * 0.9f))));
        _ring = new Sprite(new SKRect(0, 0, side, side), 1, canvas => canvas.DrawCircle(middle, middle, radius - side * Ring / 2, ink.Line(Tint.Lighter(accent, 0.55f), side * Ring)));
        _mask = Mask(size, middle, radius);
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

    private static byte[] Mask(SKSizeI size, float middle, float radius)
    {
        using var surface = SKSurface.Create(new SKImageInfo(size.Width, size.Height, SKColorType.Alpha8, SKAlphaType.Premul));
        using var paint = new SKPaint { IsAntialias = true, Color = SKColors.White };
        surface.Canvas.DrawCircle(middle, middle, radius, paint);
        using var pixels = surface.PeekPixels();
        var mask = new byte[size.Width * size.Height];
        for (var y = 0; y < size.Height; y++)
        {
            pixels.GetPixelSpan().Slice(y * pixels.RowBytes, size.Width).CopyTo(mask.AsSpan(y * size.Width));
        }

        return mask;
    }
}
