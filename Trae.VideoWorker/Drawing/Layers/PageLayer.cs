using SkiaSharp;

namespace Trae.VideoWorker.Drawing.Layers;

/// <summary>A layer of a page: there for a part of the scene, counting frames from the page's start, faded away at its end.</summary>
internal sealed class PageLayer(Layer inner, int start, int end, bool isLast) : Layer
{
    private const int Leaving = 8;

    private readonly SKPaint _paint = new();

    public override bool CanBeClipped => inner.CanBeClipped;

    public override IReadOnlyList<PlacedText> Texts =>
        [.. inner.Texts.Select(text => text with { From = start + text.From, To = isLast ? int.MaxValue : end - Leaving })];

    public override LayerState At(int frame)
    {
        if (frame < start || frame >= end)
        {
            return LayerState.Hidden;
        }

        var state = inner.At(frame - start);

        return state.Bounds.IsEmpty ? state : state with { Key = IsLeaving(frame) ? frame : state.Key };
    }

    public override void Paint(SKCanvas canvas, int frame)
    {
        var depth = canvas.Save();
        if (IsLeaving(frame))
        {
            _paint.Color = SKColors.White.WithAlpha((byte)(255 * Easing.Smooth((end - frame) / (Leaving + 1f))));
            canvas.SaveLayer(SKRect.Inflate(inner.At(frame - start).Bounds, 2, 2), _paint);
        }

        inner.Paint(canvas, frame - start);
        canvas.RestoreToCount(depth);
    }

    public override void Dispose()
    {
        _paint.Dispose();
        inner.Dispose();
    }

    private bool IsLeaving(int frame) => !isLast && frame >= end - Leaving;
}
