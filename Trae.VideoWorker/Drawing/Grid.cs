using SkiaSharp;
using Trae.Contracts;

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
/// <param name="Presenter">The bust, standing on the picture's lower edge; empty without one.</param>
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

    /// <summary>Units per unit of the bust; it fits its area and stands on its lower edge.</summary>
    public float PresenterScale => Math.Min(Presenter.Width / 560, Presenter.Height / 610);

    public bool IsWide => Format == VideoFormat.Wide;

    public static Grid For(Look look)
    {
        var grid = (look.Format, look.Presenter is not null) switch
        {
            (VideoFormat.Tall, true) => new Grid(look.Format, 1080, 1920, new(84, 200, 996, 940), new(60, 976, 1020, 1186), new(150, 1190, 930, 1920), 68, 0.96f),
            (VideoFormat.Tall, false) => new Grid(look.Format, 1080, 1920, new(84, 220, 996, 1280), new(60, 1340, 1020, 1564), default, 72, 1),
            (VideoFormat.Square, true) => new Grid(look.Format, 1080, 1080, new(76, 76, 1004, 590), new(56, 800, 644, 1024), new(650, 612, 1070, 1080), 46, 0.8f),
            (VideoFormat.Square, false) => new Grid(look.Format, 1080, 1080, new(84, 84, 996, 800), new(60, 838, 1020, 1024), default, 50, 0.86f),
            (VideoFormat.Portrait, true) => new Grid(look.Format, 1080, 1350, new(76, 92, 1004, 772), new(56, 1040, 596, 1280), new(600, 808, 1070, 1350), 48, 0.88f),
            (VideoFormat.Portrait, false) => new Grid(look.Format, 1080, 1350, new(84, 100, 996, 1030), new(60, 1072, 1020, 1280), default, 56, 0.92f),
            (_, true) => new Grid(look.Format, 1920, 1080, new(120, 108, 1290, 800), new(120, 836, 1290, 1024), new(1316, 470, 1876, 1080), 54, 1),
            _ => new Grid(look.Format, 1920, 1080, new(170, 108, 1750, 800), new(260, 836, 1660, 1024), default, 54, 1.08f),
        };
        grid = grid with { Size = FrameSize.Of(look.Format, look.Resolution) };

        return look.Captions ? grid : grid with { Captions = default, Content = grid.Content with { Bottom = ContentBottom(grid) } };
    }

    /// <summary>Without captions the layout may grow downwards, as far as the presenter lets it.</summary>
    private static float ContentBottom(Grid grid) => grid.Format switch
    {
        VideoFormat.Tall when !grid.Presenter.IsEmpty => 1170,
        VideoFormat.Tall => 1540,
        VideoFormat.Square when !grid.Presenter.IsEmpty => 600,
        VideoFormat.Portrait when !grid.Presenter.IsEmpty => 796,
        _ => grid.Height - 108,
    };
}
