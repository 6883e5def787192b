using SkiaSharp;
using Trae.Contracts;

namespace Trae.VideoWorker.Drawing.Layers;

/// <summary>
/// Takes a layer of the scene's content away in the scene's last frames, so that what is left is the backdrop and the
/// presenter: exactly what the next scene, drawn elsewhere, starts with.
/// </summary>
internal sealed class Exit(Layer inner, SceneTransition transition, int frameCount, Grid grid) : Layer
{
    // Around the content, so that the edge of what it is drawn on first is never one of its own: Skia shades those differently.
    private const int Room = 3;

    private readonly int _start = ExitTiming.Start(transition, frameCount);
    private readonly SKPaint _paint = new();

    public override IReadOnlyList<PlacedText> Texts => [.. inner.Texts.Select(text => text with { To = Math.Min(text.To, _start) })];

    public override LayerState At(int frame)
    {
        var state = inner.At(frame);
        if (frame < _start || state.Bounds.IsEmpty)
        {
            return state;
        }

        var bounds = state.Bounds;
        if (transition == SceneTransition.Zoom)
        {
            bounds = SKRectI.Ceiling(Zoom(frame).MapRect(bounds), true);
        }

        if (transition == SceneTransition.Slide)
        {
            bounds.Offset((int)MathF.Floor(-Shift(frame)), 0);
            bounds.Right++;
        }

        return new LayerState(transition is SceneTransition.Wipe or SceneTransition.Cut ? bounds : SKRectI.Inflate(bounds, Room, Room), frame);
    }

    public override SKRect Covered(int frame) => frame < _start ? inner.Covered(frame) : SKRect.Empty;

    public override void Paint(SKCanvas canvas, int frame)
    {
        if (frame < _start || transition == SceneTransition.Cut)
        {
            inner.Paint(canvas, frame);
            return;
        }

        var depth = canvas.Save();
        if (transition == SceneTransition.Wipe)
        {
            using var kept = WipeBand.Ahead(grid, ExitTiming.Progress(frame, transition, frameCount));
            canvas.ClipPath(kept, SKClipOperation.Intersect, antialias: true);
        }
        else
        {
            var left = 1 - ExitTiming.Progress(frame, transition, frameCount);
            _paint.Color = SKColors.White.WithAlpha((byte)(255 * Easing.Smooth(left)));
            canvas.SaveLayer(At(frame).Bounds, _paint);
            canvas.Concat(transition switch
            {
                SceneTransition.Slide => SKMatrix.CreateTranslation(-Shift(frame), 0),
                SceneTransition.Zoom => Zoom(frame),
                _ => SKMatrix.Identity,
            });
        }

        inner.Paint(canvas, frame);
        canvas.RestoreToCount(depth);
    }

    public override void Dispose()
    {
        _paint.Dispose();
        inner.Dispose();
    }

    /// <summary>Towards the viewer, from the middle of the content.</summary>
    private SKMatrix Zoom(int frame)
    {
        var scale = 1 + 0.22f * Easing.InCubic(ExitTiming.Progress(frame, transition, frameCount));

        return SKMatrix.CreateScale(scale, scale, grid.Content.MidX, grid.Content.MidY);
    }

    private float Shift(int frame) => Easing.InCubic(ExitTiming.Progress(frame, transition, frameCount)) * grid.Width * 0.6f;
}

/// <summary>When a scene's content leaves.</summary>
internal static class ExitTiming
{
    public static int Frames(SceneTransition transition) => transition switch
    {
        SceneTransition.Cut => 0,
        SceneTransition.Wipe => 16,
        SceneTransition.Slide => 10,
        SceneTransition.Zoom => 12,
        _ => 9,
    };

    public static int Start(SceneTransition transition, int frameCount) => Math.Max(0, frameCount - Frames(transition));

    /// <summary>Above 0 in the first frame of the exit, 1 in the scene's last.</summary>
    public static float Progress(int frame, SceneTransition transition, int frameCount) =>
        Easing.Progress(frame + 1, Start(transition, frameCount), Frames(transition));
}
