using SkiaSharp;
using Trae.Contracts;
using Trae.Jobs;
using Trae.VideoWorker.Drawing.Layers;
using Trae.VideoWorker.Drawing.Presenter.Faces;
using Trae.VideoWorker.Drawing.Text;
using Trae.VideoWorker.Timeline;

namespace Trae.VideoWorker.Drawing.Presenter;

/// <summary>A person's own picture in a frame, labelled as what it is.</summary>
internal sealed class PortraitCard
{
    private const float Margin = 16;
    private const float Corner = 0.08f;

    private readonly Grid _grid;
    private readonly Theme _theme;
    private readonly SKImage _image;
    private readonly PortraitMouth? _mouth;

    private PortraitCard(Grid grid, Theme theme, SKImage image, PortraitMouth? mouth) => (_grid, _theme, _image, _mouth) = (grid, theme, image, mouth);

    /// <summary>In units: a card stays inside the safe area, it does not stand on the picture's edge as a figure does.</summary>
    public SKRect Area => _grid.Framing == Framing.Circle
        ? _grid.Presenter
        : SKRect.Intersect(SKRect.Inflate(_grid.Presenter, -Margin, -Margin), _grid.Safe);

    /// <summary>Throws <see cref="PermanentJobException"/> if there is no picture.</summary>
    public static PortraitCard Of(SceneTimeline timeline, Grid grid, Theme theme, SceneMedia media)
    {
        var image = media.Picture(timeline.Look.Portrait) ?? throw new PermanentJobException(
            "portrait-missing", "The presenter is a person's own picture, and there is none: upload a portrait, or choose another presenter.");

        return new PortraitCard(grid, theme, image, PortraitMouths.Of(timeline.Look, image));
    }

    public (IFigure Figure, SKMatrix Place, RoundFrame? Round) Figure(SKSizeI size) => (
        new Portrait(_image, _mouth, size, _grid.Pixels),
        SKMatrix.Identity,
        new RoundFrame(size, _theme, _grid.Framing == Framing.Circle ? 0.5f : Corner));

    public Layer Label(TextShaper shaper, string language) => new PortraitLabel(Area, _grid, shaper, language);
}
