using System.Runtime.InteropServices;
using SkiaSharp;
using Trae.VideoWorker.Drawing.Backgrounds;
using Trae.VideoWorker.Drawing.Layers;
using Trae.VideoWorker.Drawing.Presenter;
using Trae.VideoWorker.Drawing.Text;
using Trae.VideoWorker.Timeline;

namespace Trae.VideoWorker.Drawing;

/// <summary>One scene's picture: BGRA pixels that each <see cref="Draw"/> brings to the next frame, touching only what changed.</summary>
public sealed unsafe class SceneCanvas : IDisposable
{
    private static readonly SKSamplingOptions Unscaled = new(SKFilterMode.Nearest);

    private readonly void* _memory;
    private readonly SKSurface _surface;
    private readonly float _scale;
    private readonly SKImage _backdrop;
    private readonly SKPaint _replace = new() { BlendMode = SKBlendMode.Src };
    private readonly IReadOnlyList<Layer> _layers;
    private readonly SceneFonts _fonts;
    private readonly LayerState[] _states;
    private readonly DirtyRegion _dirty;
    private int _frame = -1;

    /// <summary>
    /// Lays the scene out and draws what never moves. Throws <see cref="Jobs.PermanentJobException"/> for an
    /// unknown theme or presenter, and for a character that no font has.
    /// </summary>
    /// <param name="media">What the scene names; it stays the caller's.</param>
    public SceneCanvas(SceneTimeline timeline, SceneMedia media, FontLibrary fonts)
        : this(timeline, media, fonts, ink: true)
    {
    }

    /// <param name="ink">False leaves the letters out, for measuring what they stand on.</param>
    internal SceneCanvas(SceneTimeline timeline, SceneMedia media, FontLibrary fonts, bool ink)
    {
        var grid = Grid.For(timeline);
        var theme = Theme.Of(timeline.Look);
        (Width, Height, RowBytes, _scale) = (grid.Size.Width, grid.Size.Height, grid.Size.Width * 4, grid.Pixels);

        _fonts = SceneFonts.Of(timeline.Look.Brand, media, fonts);
        _layers = SceneLayers.Of(timeline, grid, theme, media, new TextShaper(_fonts, timeline.Language) { Ink = ink });
        _states = new LayerState[_layers.Count];
        _dirty = new DirtyRegion(Width, Height);
        _backdrop = Backdrop.For(grid, theme, SceneBackground.Still(timeline));

        _memory = NativeMemory.AlignedAlloc((nuint)(RowBytes * Height), 64);
        _surface = SKSurface.Create(new SKImageInfo(Width, Height, SKColorType.Bgra8888, SKAlphaType.Premul), (nint)_memory, RowBytes);
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Bytes per row of <see cref="Pixels"/>.</summary>
    public int RowBytes { get; }

    /// <summary>BGRA, opaque; valid until disposed.</summary>
    public nint Pixels => (nint)_memory;

    internal IReadOnlyList<Layer> Layers => _layers;

    /// <summary>Draws a frame; called with 0, 1, 2 and so on.</summary>
    /// <returns>What changed since the call before: even-aligned, not overlapping, inside the picture; the whole picture at first.</returns>
    public IReadOnlyList<PixelRect> Draw(int frame)
    {
        FindChanges(frame);
        foreach (var rect in _dirty.Rects)
        {
            Repaint(rect, frame);
        }

        _frame = frame;

        return _dirty.ToPixels();
    }

    public void Dispose()
    {
        foreach (var layer in _layers)
        {
            layer.Dispose();
        }

        _fonts.Dispose();
        _surface.Dispose();
        _replace.Dispose();
        NativeMemory.AlignedFree(_memory);
    }

    private void FindChanges(int frame)
    {
        _dirty.Clear();
        for (var i = 0; i < _states.Length; i++)
        {
            var (before, now) = (_states[i], InPixels(_layers[i].At(frame)));
            _states[i] = now;
            if (_frame >= 0 && before != now)
            {
                _dirty.Add(before.Bounds);
                _dirty.Add(now.Bounds);
            }
        }

        if (_frame < 0)
        {
            _dirty.Add(new SKRectI(0, 0, Width, Height));
        }

        KeepWhole();
    }

    private LayerState InPixels(LayerState state) => _scale == 1 || state.Bounds.IsEmpty ? state : state with
    {
        Bounds = SKRectI.Inflate(
            SKRectI.Ceiling(new SKRect(state.Bounds.Left * _scale, state.Bounds.Top * _scale, state.Bounds.Right * _scale, state.Bounds.Bottom * _scale), true), 1, 1),
    };

    /// <summary>
    /// A layer is repainted whole or not at all: where a clip cuts a curve, Skia shades its edge a little differently.
    /// </summary>
    private void KeepWhole()
    {
        for (var i = 0; i < _states.Length; i++)
        {
            var bounds = SKRectI.Intersect(_states[i].Bounds, new SKRectI(0, 0, Width, Height));
            if (!_layers[i].CanBeClipped && _dirty.Rects.Any(rect => rect.IntersectsWith(bounds)) && !_dirty.Rects.Any(rect => rect.Contains(bounds)))
            {
                _dirty.Add(bounds);
                i = -1;
            }
        }
    }

    private void Repaint(SKRectI rect, int frame)
    {
        var canvas = _surface.Canvas;
        canvas.Save();
        canvas.ClipRect(rect);
        var lowest = LowestSeen(rect, frame);
        if (lowest < 0)
        {
            canvas.DrawImage(_backdrop, 0, 0, Unscaled, _replace);
        }

        canvas.Scale(_scale);
        for (var i = Math.Max(0, lowest); i < _states.Length; i++)
        {
            var isWritten = i == lowest && _layers[i].Write(new Pixels((byte*)_memory, Width, Height, RowBytes), rect, frame);
            if (!isWritten && _states[i].Bounds.IntersectsWith(rect))
            {
                _layers[i].Paint(canvas, frame);
            }
        }

        canvas.Restore();
    }

    /// <returns>The highest layer that covers all of it, or -1 where the backdrop is seen.</returns>
    private int LowestSeen(SKRectI rect, int frame)
    {
        for (var i = _layers.Count - 1; i >= 0; i--)
        {
            var covered = _layers[i].Covered(frame);
            if (!covered.IsEmpty && SKRectI.Round(SKMatrix.CreateScale(_scale, _scale).MapRect(covered)).Contains(rect))
            {
                return i;
            }
        }

        return -1;
    }
}
