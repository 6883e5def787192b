using SkiaSharp;
using Trae.Contracts;
using Trae.VideoWorker.Drawing.Layers;
using Trae.VideoWorker.Drawing.Text;
using Trae.VideoWorker.Timeline;

namespace Trae.VideoWorker.Drawing.Presenter;

/// <summary>
/// The presenter. What moves is composed anew in pixels of its own, and only where it moved; these are then copied into
/// the picture as they are, so any part of them can be.
/// </summary>
internal sealed unsafe class PresenterLayer : Layer
{
    private static readonly SKSamplingOptions Unscaled = new(SKFilterMode.Nearest);
    private static readonly FigurePart[] Parts = Enum.GetValues<FigurePart>();

    private readonly PresenterMotion _motion;
    private readonly IFigure _figure;
    private readonly RoundFrame? _round;
    private readonly SKRectI _place;
    private readonly SKMatrix _figurePlace;
    private readonly float _density;
    private readonly SKSurface _surface;
    private readonly SKImage _image;
    private readonly Pixels _pixels;
    private readonly DirtyRegion _moved;
    private int _composed = -1;

    /// <param name="area">In units.</param>
    /// <param name="figure">Makes the figure for a frame of so many pixels, and where it stands in it.</param>
    private PresenterLayer(SceneTimeline timeline, Grid grid, SKRect area, Func<SKSizeI, (IFigure Figure, SKMatrix Place, RoundFrame? Round)> figure)
    {
        _motion = new PresenterMotion(timeline);
        _density = grid.Pixels;
        _place = SKRectI.Ceiling(new SKRect(area.Left * _density, area.Top * _density, area.Right * _density, area.Bottom * _density));
        (_figure, _figurePlace, _round) = figure(_place.Size);

        _surface = SKSurface.Create(new SKImageInfo(_place.Width, _place.Height, SKColorType.Bgra8888, SKAlphaType.Premul));
        var pixmap = _surface.PeekPixels();
        _pixels = new Pixels((byte*)pixmap.GetPixels(), pixmap.Width, pixmap.Height, pixmap.RowBytes);
        _image = SKImage.FromPixels(pixmap);
        _moved = new DirtyRegion(_place.Width, _place.Height);
    }

    public override bool CanBeClipped => true;

    /// <summary>
    /// The presenter and, for each part that moves by itself, a layer that names where it did. Throws
    /// <see cref="Jobs.PermanentJobException"/> for an unknown presenter, and for a portrait without a picture.
    /// </summary>
    public static IReadOnlyList<Layer> For(SceneTimeline timeline, Grid grid, Theme theme, SceneMedia media, TextShaper shaper)
    {
        if (timeline.Look.Presenter != Looks.PortraitPresenter)
        {
            return WithMoves(new PresenterLayer(timeline, grid, grid.Presenter, size => Drawn(timeline, grid, theme, size)));
        }

        var card = PortraitCard.Of(timeline, grid, theme, media);

        return [.. WithMoves(new PresenterLayer(timeline, grid, card.Area, card.Figure)), card.Label(shaper, timeline.Language)];
    }

    private static IReadOnlyList<Layer> WithMoves(PresenterLayer presenter) => [presenter, .. Parts.Select(part => new PresenterMove(part, presenter))];

    private static (IFigure Figure, SKMatrix Place, RoundFrame? Round) Drawn(SceneTimeline timeline, Grid grid, Theme theme, SKSizeI size)
    {
        var view = grid.PresenterView;
        var scale = grid.PresenterScale * grid.Pixels;
        var figure = new Figure(Cast.Of(timeline.Look.Presenter!), scale, view.Bottom);

        return (
            figure,
            SKMatrix.CreateTranslation(size.Width / 2f - view.MidX * scale, size.Height - view.Bottom * scale),
            grid.Framing == Framing.Circle ? new RoundFrame(size, theme) : null);
    }

    public override LayerState At(int frame) => new(InUnits(_place), 0);

    public override void Paint(SKCanvas canvas, int frame)
    {
        Compose(frame);

        // Back to pixels: exactly one to one, whatever the rounding of the scale.
        var matrix = canvas.TotalMatrix;
        canvas.Save();
        canvas.SetMatrix(SKMatrix.CreateTranslation(MathF.Round(matrix.TransX), MathF.Round(matrix.TransY)));
        canvas.DrawImage(_image, _place.Left, _place.Top, Unscaled);
        canvas.Restore();
    }

    public override void Dispose()
    {
        _image.Dispose();
        _surface.Dispose();
        _figure.Dispose();
        _round?.Dispose();
    }

    /// <summary>Where a part is in a frame, and the first frame from which it has been there.</summary>
    internal LayerState StateOf(FigurePart part, int frame)
    {
        var reach = SKRectI.Intersect(_figure.Reach(part, _figurePlace, _motion.At(frame)), _pixels.Frame);
        reach.Offset(_place.Location);

        return reach.IsEmpty ? LayerState.Hidden : new LayerState(InUnits(reach), _motion.Since(part, frame));
    }

    private void Compose(int frame)
    {
        if (frame == _composed)
        {
            return;
        }

        _moved.Clear();
        ref readonly var pose = ref _motion.At(frame);
        if (_composed < 0)
        {
            _moved.Add(_pixels.Frame);
        }
        else
        {
            ref readonly var before = ref _motion.At(_composed);
            foreach (var part in Parts)
            {
                if (_motion.Since(part, frame) != _motion.Since(part, _composed))
                {
                    _moved.Add(_figure.Reach(part, _figurePlace, before));
                    _moved.Add(_figure.Reach(part, _figurePlace, pose));
                }
            }
        }

        foreach (var rect in _moved.Rects)
        {
            _pixels.Clear(rect);
            _round?.Under(_pixels, rect);
            _figure.Compose(_pixels, _figurePlace, pose, rect);
            _round?.Over(_pixels, rect);
        }

        _composed = frame;
    }

    private SKRectI InUnits(SKRectI pixels) => _density == 1 ? pixels : new(
        (int)MathF.Floor(pixels.Left / _density), (int)MathF.Floor(pixels.Top / _density),
        (int)MathF.Ceiling(pixels.Right / _density), (int)MathF.Ceiling(pixels.Bottom / _density));
}

/// <summary>A part of the presenter that moves by itself: it names where it changed, and the presenter's layer paints it.</summary>
internal sealed class PresenterMove(FigurePart part, PresenterLayer presenter) : Layer
{
    public override bool CanBeClipped => true;

    public override LayerState At(int frame) => presenter.StateOf(part, frame);

    public override void Paint(SKCanvas canvas, int frame)
    {
        // The presenter's layer has.
    }

    public override void Dispose()
    {
        // Nothing of its own.
    }
}
