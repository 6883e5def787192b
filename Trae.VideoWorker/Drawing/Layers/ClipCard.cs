using SkiaSharp;

namespace Trae.VideoWorker.Drawing.Layers;

/// <summary>A person's clip on a card with round corners and an edge, which enters as pictures do.</summary>
/// <param name="clip">Owned from now on.</param>
internal sealed class ClipCard(ClipPixels clip, Theme theme) : Layer
{
    private const int Arrival = 18;

    private readonly SKPaint _paint = new() { IsAntialias = true };

    // An entering card changes even where its picture does not.
    public override LayerState At(int frame) => LayerState.Of(clip.Box, frame < Arrival ? -2 - frame : clip.Number(frame));

    public override void Paint(SKCanvas canvas, int frame)
    {
        var t = Easing.Progress(frame + 1, 0, Arrival);
        var alpha = Easing.Smooth(Math.Min(1, t * 1.5f));
        var inset = 26 * (1 - Easing.OutQuint(t));
        var box = SKRect.Inflate(clip.Box, -inset, -inset * clip.Box.Height / clip.Box.Width);
        var radius = Math.Min(34, box.Height / 8);
        var image = clip.At(frame);
        var matrix = SKMatrix.CreateScaleTranslation(clip.Box.Width / image.Width, clip.Box.Height / image.Height, clip.Box.Left, clip.Box.Top);
        using (var shader = image.ToShader(SKShaderTileMode.Clamp, SKShaderTileMode.Clamp, new SKSamplingOptions(SKFilterMode.Nearest), matrix))
        {
            _paint.Shader = shader;
            _paint.Style = SKPaintStyle.Fill;
            _paint.Color = SKColors.White.WithAlpha((byte)(255 * alpha));
            canvas.DrawRoundRect(box, radius, radius, _paint);
            _paint.Shader = null;
        }

        _paint.Style = SKPaintStyle.Stroke;
        _paint.StrokeWidth = 3;
        _paint.Color = theme.Accent.WithAlpha((byte)(120 * alpha));
        canvas.DrawRoundRect(SKRect.Inflate(box, -1.5f, -1.5f), radius - 1.5f, radius - 1.5f, _paint);
    }

    public override void Dispose()
    {
        _paint.Dispose();
        clip.Dispose();
    }
}
