using SkiaSharp;
using Trae.Contracts;
using Trae.VideoWorker.Drawing.Layers;
using Trae.VideoWorker.Drawing.Text;
using Trae.VideoWorker.Timeline;

namespace Trae.VideoWorker.Drawing.Overlay;

/// <summary>What lies over all scenes of a video alike.</summary>
internal static class Overlays
{
    public static IEnumerable<Layer> Layers(SceneTimeline timeline, Grid grid, Theme theme, SceneMedia media, TextShaper shaper)
    {
        if (timeline.Look.ProgressBar && timeline.Place is { } place)
        {
            yield return new ProgressBar(grid, theme, place, timeline.FrameCount);
        }

        if (timeline.Look.Disclosure)
        {
            yield return new DisclosureLabel(grid, shaper, timeline.Language);
        }

        if (timeline.Look.Brand is { Logo: not null } brand && media.Picture(brand.Logo) is { } logo)
        {
            yield return Logo.Layer(logo, brand, grid, hasBar: timeline.Look.ProgressBar);
        }
    }
}
