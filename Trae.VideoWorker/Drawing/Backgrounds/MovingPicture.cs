using SkiaSharp;
using Trae.VideoWorker.Drawing.Layers;

namespace Trae.VideoWorker.Drawing.Backgrounds;

/// <summary>A picture behind everything that is slowly approached and left again (the Ken Burns effect), dimmed so that text is read on it.</summary>
internal sealed class MovingPicture : Layer
{
    private const float Growth = 0.07f;

    // At most 7 % smaller than the image: fine detail has nothing to shimmer with.
    private static readonly SKSamplingOptions Smooth = new(SKFilterMode.Linear, SKMipmapMode.None);

    private readonly Grid _grid;
    private readonly SKImage _image;
    private readonly int _frameCount;
    private readonly SKPaint _replace = new() { BlendMode = SKBlendMode.Src };

    public MovingPicture(SKImage picture, Grid grid, Theme theme, int frameCount)
    {
        (_grid, _frameCount) = (grid, frameCount);
        _image = Prepare(picture, grid, theme);
    }

    public override LayerState At(int frame) => new(SKRectI.Ceiling(_grid.Frame), frame);

    public override void Paint(SKCanvas canvas, int frame)
    {
        // Back where it began at the scene's end, so that the next scene joins.
        var turn = 2 * MathF.PI * frame / Math.Max(1, _frameCount - 1);
        var scale = (1 + Growth * 0.5f * (1 - MathF.Cos(turn))) / (1 + Growth);
        var (width, height) = (_image.Width / _grid.Pixels * scale, _image.Height / _grid.Pixels * scale);
        var room = new SKSize(width - _grid.Width, height - _grid.Height);
        var drift = MathF.Sin(turn / 2);
        drift *= drift * 0.35f;

        canvas.DrawImage(_image, SKRect.Create(-room.Width * (0.5f + drift), -room.Height * (0.5f + drift * 0.6f), width, height), Smooth, _replace);
    }

    public override void Dispose()
    {
        _image.Dispose();
        _replace.Dispose();
    }

    private static SKImage Prepare(SKImage picture, Grid grid, Theme theme)
    {
        var (width, height) = ((int)MathF.Ceiling(grid.Size.Width * (1 + Growth)), (int)MathF.Ceiling(grid.Size.Height * (1 + Growth)));
        using var surface = SKSurface.Create(new SKImageInfo(width, height, SKColorType.Bgra8888, SKAlphaType.Opaque));
        surface.Canvas.Clear(theme.Middle);
        var scale = Math.Max(width / (float)picture.Width, height / (float)picture.Height);
        var source = SKRect.Create((picture.Width - width / scale) / 2, (picture.Height - height / scale) / 2, width / scale, height / scale);
        var sampling = scale < 1 ? new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear) : new SKSamplingOptions(SKCubicResampler.Mitchell);
        surface.Canvas.DrawImage(picture, source, SKRect.Create(width, height), sampling);

        using var plain = surface.Snapshot();
        using var scrim = Scrim.Over(grid, theme, plain);
        scrim.Draw(surface.Canvas, SKRect.Create(width, height));

        return surface.Snapshot();
    }
}
