using SkiaSharp;
using Trae.Contracts;
using Trae.VideoWorker.Timeline;

namespace Trae.VideoWorker.Drawing;

/// <summary>
/// Where things stand in a format. The areas never overlap; text stays out of the outer 5 % (title safe), and
/// in the tall format out of the lowest 18 %, where phones draw their own buttons.
/// </summary>
/// <remarks>
/// Everything is laid out and painted in units of the format at 1080p; the canvas scales them to the resolution's
/// pixels, so one description gives the same picture at every size. What keeps pixels of its own (a cached surface,
/// a scaled picture) makes them at <see cref="Pixels"/> per unit and draws them into a rectangle of units.
/// </remarks>
/// <param name="Width">Units.</param>
/// <param name="Height">Units.</param>
/// <param name="Content">For the layout's text and pictures.</param>
/// <param name="Captions">For the captions; lines are set from its middle.</param>
/// <param name="Presenter">Where the presenter is; empty without one.</param>
/// <param name="CaptionSize">Units per em.</param>
/// <param name="Scale">Type sizes and distances, relative to the wide format.</param>
internal sealed record Grid(VideoFormat Format, int Width, int Height, SKRect Content, SKRect Captions, SKRect Presenter, float CaptionSize, float Scale)
{
    public SKRect Frame => new(0, 0, Width, Height);

    /// <summary>Where text may stand: every screen shows it, and no phone covers it.</summary>
    public SKRect Safe => new(Width * 0.05f, Height * 0.05f, Width * 0.95f, Height * (Format == VideoFormat.Tall ? 0.82f : 0.95f));

    /// <summary>The picture in pixels.</summary>
    public FrameSize Size { get; private init; } = new(Width, Height);

    /// <summary>Pixels per unit: 2/3 at 720p, 1 at 1080p, 2 at 2160p.</summary>
    public float Pixels => (float)Size.Width / Width;

    /// <summary>How the presenter is seen.</summary>
    public Framing Framing { get; private init; }

    /// <summary>Whether a disc in the backdrop sets the presenter off; a frame of their own does it too.</summary>
    public bool HasDisc { get; private init; }

    /// <summary>What of the presenter is seen, in the figure's units; it stands on the lower edge of the area.</summary>
    public SKRect PresenterView => Framing switch
    {
        Framing.Full => new SKRect(-60, 0, 620, 1010),
        Framing.Circle => new SKRect(20, 24, 540, 544),
        _ => new SKRect(0, 0, 560, 610),
    };

    /// <summary>Units per unit of the figure.</summary>
    public float PresenterScale => Math.Min(Presenter.Width / PresenterView.Width, Presenter.Height / PresenterView.Height);

    public bool IsWide => Format == VideoFormat.Wide;

    /// <summary>Of a scene, which may frame the presenter in its own way.</summary>
    public static Grid For(SceneTimeline timeline) => For(timeline.Look with { Framing = timeline.Scene.Framing ?? timeline.Look.Framing });

    public static Grid For(Look look)
    {
        var areas = GridAreas.Of(look.Format, look.Presenter is null ? null : look.Framing);
        var (width, height) = look.Format switch
        {
            VideoFormat.Tall => (1080, 1920),
            VideoFormat.Square => (1080, 1080),
            VideoFormat.Portrait => (1080, 1350),
            _ => (1920, 1080),
        };
        var content = look.Captions ? areas.Content : areas.Content with { Bottom = areas.OpenBottom };

        return new Grid(look.Format, width, height, content, look.Captions ? areas.Captions : default, areas.Presenter, areas.CaptionSize, areas.Scale)
        {
            Framing = look.Framing,
            HasDisc = look.Presenter is not (null or Looks.PortraitPresenter) && look.Framing != Framing.Circle,
            Size = FrameSize.Of(look.Format, look.Resolution),
        };
    }
}
