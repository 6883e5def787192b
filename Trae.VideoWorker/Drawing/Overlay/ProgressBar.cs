using SkiaSharp;
using Trae.Contracts;
using Trae.VideoWorker.Drawing.Layers;

namespace Trae.VideoWorker.Drawing.Overlay;

/// <summary>As many parts along the upper edge as there are scenes; this scene's one fills while it lasts.</summary>
internal sealed class ProgressBar : Layer
{
    /// <summary>Below this it leaves room for a logo, units.</summary>
    public const float Bottom = 30;

    private const float Thickness = 8;
    private const float Gap = 8;

    private readonly SKRect[] _parts;
    private readonly ScenePlace _place;
    private readonly int _frameCount;
    private readonly SKPaint _track;
    private readonly SKPaint _fill;

    public ProgressBar(Grid grid, Theme theme, ScenePlace place, int frameCount)
    {
        (_place, _frameCount) = (place, frameCount);

        // Very many scenes share one bar without gaps.
        var (left, room) = (grid.Width * 0.03f, grid.Width * 0.94f);
        var gap = place.Count * (Gap + Thickness) > room / 2 ? 0 : Gap;
        var width = (room - gap * (place.Count - 1)) / place.Count;
        _parts = [.. Enumerable.Range(0, place.Count).Select(i => SKRect.Create(left + i * (width + gap), Bottom - Thickness, width, Thickness))];
        _track = new SKPaint { IsAntialias = true, Color = theme.Muted.WithAlpha(80) };
        _fill = new SKPaint { IsAntialias = true, Color = theme.Accent };
    }

    public override LayerState At(int frame) => LayerState.Of(
        new SKRect(_parts[0].Left, _parts[0].Top, _parts[^1].Right, _parts[0].Bottom), (int)Filled(frame));

    public override void Paint(SKCanvas canvas, int frame)
    {
        for (var i = 0; i < _parts.Length; i++)
        {
            canvas.DrawRoundRect(_parts[i], Thickness / 2, Thickness / 2, i < _place.Index ? _fill : _track);
        }

        var part = _parts[_place.Index];
        if (Filled(frame) is var width and > 0)
        {
            using var shape = new SKRoundRect(part, Thickness / 2);
            canvas.Save();
            canvas.ClipRoundRect(shape, SKClipOperation.Intersect, antialias: true);
            canvas.DrawRect(part with { Right = part.Left + width }, _fill);
            canvas.Restore();
        }
    }

    public override void Dispose()
    {
        _track.Dispose();
        _fill.Dispose();
    }

    /// <summary>Whole units: it is drawn again only when it is seen to have moved.</summary>
    private float Filled(int frame) => MathF.Floor(_parts[_place.Index].Width * frame / Math.Max(1, _frameCount - 1));
}
