using SkiaSharp;
using Trae.VideoWorker.Drawing.Layers;

namespace Trae.VideoWorker.Drawing.Layouts;

/// <summary>A picture with round corners that grows by a few percent over the scene (the Ken Burns effect).</summary>
internal sealed class PictureCard : Layer
{
    private const float Growth = 0.07f;
    private const int Arrival = 18;

    // Linear sampling of an image that is at most 7 % larger than drawn: fine detail has nothing to shimmer with.
    private static readonly SKSamplingOptions Smooth = new(SKFilterMode.Linear, SKMipmapMode.None);

    private readonly SKRect _box;
    private readonly SKImage _image;
    private readonly SKShader _shader;
    private readonly SKPaint _paint;
    private readonly SKPaint _edge;
    private readonly int _frameCount;
    private readonly float _pixels;

    /// <param name="pixels">Per unit of the box.</param>
    public PictureCard(SKImage picture, SKRect box, Theme theme, int frameCount, float pixels)
    {
        _box = SKRect.Create(MathF.Round(box.Left), MathF.Round(box.Top), MathF.Round(box.Width), MathF.Round(box.Height));
        (_frameCount, _pixels) = (frameCount, pixels);
        _image = Cover(picture, new SKSize(_box.Width * pixels, _box.Height * pixels), theme);
        _shader = _image.ToShader(SKShaderTileMode.Clamp, SKShaderTileMode.Clamp, Smooth);
        _paint = new SKPaint { IsAntialias = true, Shader = _shader };
        _edge = new SKPaint { IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = 3, Color = theme.Accent.WithAlpha(120) };
    }

    public SKRect Box => _box;

    public override LayerState At(int frame) => LayerState.Of(SKRect.Inflate(_box, 2, 2), frame);

    public override void Paint(SKCanvas canvas, int frame)
    {
        var t = Easing.Progress(frame + 1, 0, Arrival);
        var alpha = Easing.Smooth(Math.Min(1, t * 1.5f));
        var inset = 26 * (1 - Easing.OutQuint(t));
        var box = SKRect.Inflate(_box, -inset, -inset * _box.Height / _box.Width);
        var radius = Math.Min(34, box.Height / 8);

        // At the end one pixel of the image is one of the frame; before, it is drawn a little smaller.
        var scale = (1 + Growth * frame / Math.Max(1, _frameCount)) / (1 + Growth) / _pixels;
        var matrix = SKMatrix.CreateScale(scale, scale);
        matrix.TransX = _box.MidX - _image.Width / 2f * scale;
        matrix.TransY = _box.MidY - _image.Height / 2f * scale;
        using var moved = _shader.WithLocalMatrix(matrix);
        _paint.Shader = moved;
        _paint.Color = SKColors.White.WithAlpha((byte)(255 * alpha));
        canvas.DrawRoundRect(box, radius, radius, _paint);

        _edge.Color = _edge.Color.WithAlpha((byte)(120 * alpha));
        canvas.DrawRoundRect(SKRect.Inflate(box, -1.5f, -1.5f), radius - 1.5f, radius - 1.5f, _edge);
    }

    public override void Dispose()
    {
        _paint.Dispose();
        _edge.Dispose();
        _shader.Dispose();
        _image.Dispose();
    }

    /// <summary>The picture's middle, cropped to the box's shape and scaled once, with care, to the largest size it is shown at.</summary>
    private static SKImage Cover(SKImage picture, SKSize box, Theme theme)
    {
        var (width, height) = ((int)MathF.Ceiling(box.Width * (1 + Growth)), (int)MathF.Ceiling(box.Height * (1 + Growth)));
        using var surface = SKSurface.Create(new SKImageInfo(width, height, SKColorType.Bgra8888, SKAlphaType.Premul));
        surface.Canvas.Clear(theme.Middle);

        var scale = Math.Max(width / (float)picture.Width, height / (float)picture.Height);
        var source = SKRect.Create(
            (picture.Width - width / scale) / 2, (picture.Height - height / scale) / 2, width / scale, height / scale);
        var sampling = scale < 1 ? new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear) : new SKSamplingOptions(SKCubicResampler.Mitchell);
        surface.Canvas.DrawImage(picture, source, SKRect.Create(width, height), sampling);

        return surface.Snapshot();
    }
}
