using SkiaSharp;
using Trae.Contracts;
using Trae.VideoWorker.Drawing.Layers;
using Trae.VideoWorker.Timeline;

namespace Trae.VideoWorker.Drawing.Backgrounds;

/// <summary>
/// What a scene stands on. It rests in its first and in its last frame: scenes drawn apart meet in the same picture,
/// and where the one before rested on another, that one is faded from.
/// </summary>
internal static class SceneBackground
{
    private const int FadeFrames = 14;

    /// <summary>The kind that never moves and lies under everything.</summary>
    public static BackgroundKind Still(SceneTimeline timeline) => Still(Of(timeline).Kind);

    public static IReadOnlyList<Layer> Layers(SceneTimeline timeline, Grid grid, Theme theme, SceneMedia media)
    {
        var (own, layers) = (Of(timeline), new List<Layer>());
        if (own.Kind == BackgroundKind.Picture && media.Picture(own.Media) is { } picture)
        {
            layers.Add(new MovingPicture(picture, grid, theme, timeline.FrameCount));
        }

        if (own.Kind == BackgroundKind.Mesh)
        {
            layers.Add(new MovingMesh(grid, theme, timeline.FrameCount));
        }

        if (own.Kind == BackgroundKind.Clip && media.Clip(own.Media) is { } clip)
        {
            using var scrim = Scrim.Over(grid, theme);
            var pixels = new ClipPixels(clip, new SceneClip(own.Media!), grid.Frame, grid, scrim.ToVeil());
            layers.Add(new CoveringClip(pixels, timeline.FrameCount, FadeFrames));
        }

        // What moves covers the presenter's disc, which belongs to the still picture.
        if (layers.Count > 0 && Backdrop.Disc(grid, theme) is { } disc)
        {
            layers.Add(disc);
        }

        if (timeline.Before is { } before && Rest(before, grid, theme, media) is { } rest)
        {
            layers.Add(new FadeFrom(rest, grid, FadeFrames));
        }

        return layers;
    }

    private static Background Of(SceneTimeline timeline) => timeline.Scene.Background ?? timeline.Look.Background ?? new Background(BackgroundKind.Gradient);

    private static BackgroundKind Still(BackgroundKind kind) => kind == BackgroundKind.Pattern ? kind : BackgroundKind.Gradient;

    /// <summary>How a background looks in a scene's first and last frame; owned by whoever asked.</summary>
    private static SKImage Rest(Background background, Grid grid, Theme theme, SceneMedia media)
    {
        using var surface = SKSurface.Create(new SKImageInfo(grid.Size.Width, grid.Size.Height, SKColorType.Bgra8888, SKAlphaType.Opaque));
        surface.Canvas.DrawImage(Backdrop.For(grid, theme, Still(background.Kind)), 0, 0);
        using Layer? moving = background.Kind switch
        {
            BackgroundKind.Mesh => new MovingMesh(grid, theme, 2),
            BackgroundKind.Picture when media.Picture(background.Media) is { } picture => new MovingPicture(picture, grid, theme, 2),
            _ => null,
        };
        if (moving is not null)
        {
            surface.Canvas.Scale(grid.Pixels);
            moving.Paint(surface.Canvas, 0);
            using var disc = Backdrop.Disc(grid, theme);
            disc?.Paint(surface.Canvas, 0);
        }

        return surface.Snapshot();
    }
}
