using SkiaSharp;
using Trae.VideoWorker.Drawing.Layers;

namespace Trae.VideoWorker.Drawing.Layouts;

/// <summary>A picture with round corners that grows by a few percent over the scene (the Ken Burns effect).</summary>
internal sealed class PictureCard : Layer
{
    private const float Growth = 0.07f;
    private const int Arrival = 18;

    private static readonly SKSamplingOptions Unscaled = new(SKFilterMode.Nearest);

    private readonly SKRect _box;
    private readonly MovingPixels _moving;
    private readonly SKPaint _paint = new() { IsAntialias = true };
    private readonly SKPaint _edge;
    private readonly int _frameCount;
    private readonly float _pixels;

    /// <param name="pixels">Per unit of the box.</param>
    public PictureCard(SKImage picture, SKRect box, Theme theme, int frameCount, float pixels)
    {
        _box = SKRect.Create(MathF.Round(box.Left), MathF.Round(box.Top), MathF.Round(box.Width), MathF.Round(box.Height));
        (_frameCount, _pixels) = (frameCount, pixels);

        // At most 7 % larger than drawn: fine detail has nothing to shimmer with.
        var (width, height) = ((int)MathF.Ceiling(_box.Width * pixels), (int)MathF.Ceiling(_box.Height * pixels));
        _moving = new MovingPixels(width, height, new(width, height, Growth, (canvas, size) => MovingSource.Cover(canvas, picture, size, theme.Middle)));
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

        // At the end one pixel of the picture is one of the frame; before, it is drawn a little smaller.
        var image = _moving.At((1 + Growth * frame / Math.Max(1, _frameCount)) * _moving.Largest);
        using var shader = image.ToShader(
            SKShaderTileMode.Clamp, SKShaderTileMode.Clamp, Unscaled, SKMatrix.CreateScaleTranslation(1 / _pixels, 1 / _pixels, _box.Left, _box.Top));
        _paint.Shader = shader;
        _paint.Color = SKColors.White.WithAlpha((byte)(255 * alpha));
        canvas.DrawRoundRect(box, radius, radius, _paint);
        _paint.Shader = null;

        _edge.Color = _edge.Color.WithAlpha((byte)(120 * alpha));
        canvas.DrawRoundRect(SKRect.Inflate(box, -1.5f, -1.5f), radius - 1.5f, radius - 1.5f, _edge);
    }

    public override void Dispose()
    {
        _paint.Dispose();
        _edge.Dispose();
        _moving.Dispose();
    }
}
