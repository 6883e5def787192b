using SkiaSharp;
using Trae.VideoWorker.Drawing.Layers;

namespace Trae.VideoWorker.Drawing.Backgrounds;

/// <summary>A moving layer that covers the picture, faded in from what is below it, under a scrim.</summary>
/// <param name="inner">Owned from now on, as is <paramref name="scrim"/>.</param>
/// <param name="frameCount">By when it has faded out again; null if something else takes it away.</param>
internal sealed class BehindText(Layer inner, Scrim? scrim, int? frameCount, int fadeFrames) : Layer
{
    private readonly SKPaint _paint = new();

    public override LayerState At(int frame)
    {
        var (state, opacity) = (inner.At(frame), Opacity(frame));

        return opacity <= 0 ? LayerState.Hidden : opacity < 1 ? state with { Key = int.MinValue + frame } : state;
    }

    public override void Paint(SKCanvas canvas, int frame)
    {
        var box = inner.At(frame).Bounds;
        var depth = canvas.Save();
        if (Opacity(frame) is var opacity and < 1)
        {
            _paint.Color = SKColors.White.WithAlpha((byte)(255 * opacity));
            canvas.SaveLayer(box, _paint);
        }

        inner.Paint(canvas, frame);
        scrim?.Draw(canvas, box);
        canvas.RestoreToCount(depth);
    }

    public override void Dispose()
    {
        _paint.Dispose();
        scrim?.Dispose();
        inner.Dispose();
    }

    private float Opacity(int frame) => Easing.Smooth(Math.Min(
        Easing.Progress(frame, 0, fadeFrames), frameCount is { } count ? Easing.Progress(count - 1 - frame, 0, fadeFrames) : 1));
}
