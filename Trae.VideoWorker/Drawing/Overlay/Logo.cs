using SkiaSharp;
using Trae.Contracts;
using Trae.VideoWorker.Drawing.Layers;

namespace Trae.VideoWorker.Drawing.Overlay;

/// <summary>A brand's logo in a corner, in the room that layouts leave free.</summary>
internal static class Logo
{
    private const float Tallest = 84;

    public static Layer Layer(SKImage logo, Brand brand, Grid grid, bool hasBar)
    {
        var box = Box(logo, brand.LogoCorner, grid, hasBar);
        var pixels = SKRectI.Round(new SKRect(box.Left * grid.Pixels, box.Top * grid.Pixels, box.Right * grid.Pixels, box.Bottom * grid.Pixels));
        using var surface = SKSurface.Create(new SKImageInfo(Math.Max(1, pixels.Width), Math.Max(1, pixels.Height), SKColorType.Bgra8888, SKAlphaType.Premul));
        using var faint = new SKPaint { Color = SKColors.White.WithAlpha((byte)(255 * Math.Clamp(brand.LogoOpacity, 0, 1))) };
        surface.Canvas.DrawImage(logo, SKRect.Create(pixels.Width, pixels.Height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear), faint);

        // Scaled once; from here on it is copied pixel by pixel.
        var scaled = surface.Snapshot();
        var place = SKRect.Create(pixels.Left / grid.Pixels, pixels.Top / grid.Pixels, pixels.Width / grid.Pixels, pixels.Height / grid.Pixels);

        return new Entrance(place, 0, 0, (canvas, _) => canvas.DrawImage(scaled, place, new SKSamplingOptions(SKFilterMode.Nearest)), scaled);
    }

    private static SKRect Box(SKImage logo, Corner corner, Grid grid, bool hasBar)
    {
        var below = Math.Max(grid.Captions.Bottom, grid.Content.Bottom);
        var (top, bottom) = corner is Corner.TopLeft or Corner.TopRight
            ? (hasBar ? ProgressBar.Bottom + 8 : 20, grid.Content.Top - 10)
            : (below + 10, grid.Height - 10);
        var height = Math.Min(Tallest, Math.Max(24, bottom - top));
        var width = Math.Min(grid.Width * 0.22f, height * logo.Width / logo.Height);
        height = width * logo.Height / logo.Width;
        var side = grid.Width * 0.04f;
        var left = corner is Corner.TopLeft or Corner.BottomLeft ? side : grid.Width - side - width;

        return SKRect.Create(left, corner is Corner.TopLeft or Corner.TopRight ? top + Math.Max(0, bottom - top - height) / 2 : bottom - height, width, height);
    }
}
