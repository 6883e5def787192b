using System.Security.Cryptography;
using SkiaSharp;
using Trae.VideoWorker.Drawing.Layers;
using Trae.VideoWorker.Drawing.Presenter;

namespace Trae.VideoWorker.Drawing.Backgrounds;

/// <summary>A picture behind everything that is slowly approached and left again (the Ken Burns effect), dimmed so that text is read on it.</summary>
internal sealed class MovingPicture : Layer
{
    private const float Growth = 0.07f;

    private static readonly Recent<MovingSource> Prepared = new(2);
    private static readonly SKSamplingOptions Unscaled = new(SKFilterMode.Nearest);

    private readonly Grid _grid;
    private readonly MovingPixels _moving;
    private readonly int _frameCount;
    private readonly SKPaint _replace = new() { BlendMode = SKBlendMode.Src };

    public MovingPicture(SKImage picture, Grid grid, Theme theme, int frameCount)
    {
        (_grid, _frameCount) = (grid, frameCount);

        // At most 7 % larger than drawn: fine detail has nothing to shimmer with. What a picture is becomes known by its pixels, for a
        // scene has it decoded for itself: that takes a twentieth of preparing it.
        using var pixels = picture.PeekPixels();
        var key = (Convert.ToHexString(SHA256.HashData(pixels.GetPixelSpan())), pixels.Info.Size, grid.Size, theme, grid.Presenter, grid.Content, grid.IsWide);
        _moving = new MovingPixels(
            grid.Size.Width, grid.Size.Height, Prepared.For(key, () => new(grid.Size.Width, grid.Size.Height, Growth, (canvas, size) => Prepare(canvas, size, picture, grid, theme))));
    }

    public override LayerState At(int frame) => new(SKRectI.Ceiling(_grid.Frame), frame);

    public override SKRect Covered(int frame) => _grid.Frame;

    public override void Paint(SKCanvas canvas, int frame)
    {
        var (scale, x, y) = Place(frame);
        canvas.DrawImage(_moving.At(scale, x, y), _grid.Frame, Unscaled, _replace);
    }

    public override bool Write(Pixels picture, SKRectI rect, int frame)
    {
        var (scale, x, y) = Place(frame);
        _moving.Write(picture, rect, scale, x, y);

        return true;
    }

    public override void Dispose()
    {
        _moving.Dispose();
        _replace.Dispose();
    }

    private (float Scale, float X, float Y) Place(int frame)
    {
        // Back where it began at the scene's end, so that the next scene joins.
        var turn = 2 * MathF.PI * frame / Math.Max(1, _frameCount - 1);
        var scale = (1 + Growth * 0.5f * (1 - MathF.Cos(turn))) * _moving.Largest;
        var drift = MathF.Sin(turn / 2);
        drift *= drift * 0.35f;

        return (scale, 0.5f + drift, 0.5f + drift * 0.6f);
    }

    private static void Prepare(SKCanvas canvas, SKSizeI size, SKImage picture, Grid grid, Theme theme)
    {
        using var surface = SKSurface.Create(new SKImageInfo(size.Width, size.Height, SKColorType.Bgra8888, SKAlphaType.Opaque));
        MovingSource.Cover(surface.Canvas, picture, size, theme.Middle);
        using var plain = surface.Snapshot();
        using var scrim = Scrim.Over(grid, theme, plain);

        canvas.DrawImage(plain, 0, 0);
        scrim.Draw(canvas, SKRect.Create(size.Width, size.Height));
    }
}
