using SkiaSharp;

namespace Trae.VideoWorker.Drawing.Backgrounds;

/// <summary>
/// A veil in the theme's colour over a picture: as dense where text stands as makes every text colour readable on it
/// (WCAG AA), and about half as dense elsewhere.
/// </summary>
internal sealed class Scrim : IDisposable
{
    // Drawn small and soft, then scaled up.
    private const int Reduction = 8;
    private const float Margin = 1.12f;

    private readonly SKImage _veil;
    private readonly SKColor _color;

    private Scrim(SKImage veil, SKColor color) => (_veil, _color) = (veil, color);

    /// <param name="picture">What it lies on; null for anything that may come, such as a clip.</param>
    public static Scrim Over(Grid grid, Theme theme, SKImage? picture = null)
    {
        var within = Density(theme, picture is null ? [theme.IsLight ? SKColors.Black : SKColors.White] : Colors(grid, picture));
        var around = within * 0.5f;

        var (width, height) = (grid.Width / Reduction, grid.Height / Reduction);
        using var surface = SKSurface.Create(new SKImageInfo(width, height, SKColorType.Bgra8888, SKAlphaType.Premul));
        surface.Canvas.Clear(theme.Top.WithAlpha((byte)(255 * around)));
        surface.Canvas.Scale(1f / Reduction);
        using var soft = SKMaskFilter.CreateBlur(SKBlurStyle.Normal, 60);
        using var paint = new SKPaint { MaskFilter = soft, Color = theme.Top.WithAlpha((byte)(255 * (1 - (1 - within) / (1 - around)))) };

        // The soft edge has to begin outside of the text.
        var zone = grid.Presenter.IsEmpty || !grid.IsWide ? SKRect.Inflate(grid.Frame, 300, 300) : SKRect.Inflate(grid.Content, 170, 190);
        surface.Canvas.DrawRect(zone, paint);

        using var small = surface.Snapshot();

        return new Scrim(Enlarged(small, grid), theme.Top);
    }

    /// <param name="box">The whole frame, in the canvas's unit.</param>
    public void Draw(SKCanvas canvas, SKRect box) => canvas.DrawImage(_veil, box, new SKSamplingOptions(SKFilterMode.Linear));

    /// <summary>The same for pixels of the frame's size.</summary>
    public Veil ToVeil()
    {
        var density = new byte[_veil.Width * _veil.Height];
        using var pixels = _veil.PeekPixels();
        var bgra = pixels.GetPixelSpan<uint>();
        for (var i = 0; i < density.Length; i++)
        {
            density[i] = (byte)(bgra[i] >> 24);
        }

        return new Veil(_color, density, _veil.Width);
    }

    public void Dispose() => _veil.Dispose();

    private static SKImage Enlarged(SKImage small, Grid grid)
    {
        using var surface = SKSurface.Create(new SKImageInfo(grid.Size.Width, grid.Size.Height, SKColorType.Bgra8888, SKAlphaType.Premul));
        surface.Canvas.DrawImage(small, SKRect.Create(grid.Size.Width, grid.Size.Height), new SKSamplingOptions(SKFilterMode.Linear));

        return surface.Snapshot();
    }

    /// <summary>The smallest opacity at which all text is readable on all of these colours.</summary>
    internal static float Density(Theme theme, IReadOnlyList<SKColor> colors)
    {
        SKColor[] texts = [theme.Text, theme.Muted, theme.Accent, theme.SecondText];
        var weakest = theme.IsLight ? texts.Max(Legibility.Luminance) : texts.Min(Legibility.Luminance);
        var card = theme.Card.WithAlpha(255);
        for (var density = 0.3f; density < 0.96f; density += 0.02f)
        {
            var readable = colors.All(color =>
            {
                var veiled = Tint.Mix(color, theme.Top, density);
                var carded = Tint.Mix(veiled, card, Math.Min(1, theme.Card.Alpha * 1.5f / 255));

                return Math.Min(Legibility.Ratio(weakest, Legibility.Luminance(veiled)), Legibility.Ratio(weakest, Legibility.Luminance(carded))) >= Legibility.Readable * Margin;
            });
            if (readable)
            {
                return density;
            }
        }

        return 0.96f;
    }

    /// <summary>The colours of a picture, its few brightest and darkest pixels left out.</summary>
    private static List<SKColor> Colors(Grid grid, SKImage picture)
    {
        using var small = new SKBitmap(new SKImageInfo(grid.Width / 12, grid.Height / 12, SKColorType.Bgra8888, SKAlphaType.Opaque));
        picture.ScalePixels(small.PeekPixels(), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        var pixels = small.Pixels.OrderBy(Legibility.Luminance).ToList();
        var overlooked = pixels.Count / 400;

        return [.. pixels.Skip(overlooked).Take(8), .. pixels.SkipLast(overlooked).TakeLast(8)];
    }
}
