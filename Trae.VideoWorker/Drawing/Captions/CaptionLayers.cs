using Trae.VideoWorker.Drawing.Layers;
using Trae.VideoWorker.Drawing.Text;
using Trae.VideoWorker.Timeline;

namespace Trae.VideoWorker.Drawing.Captions;

internal static class CaptionLayers
{
    /// <summary>The captions burned into the picture, from back to front; none where the grid has no place for them.</summary>
    public static IReadOnlyList<Layer> For(SceneTimeline timeline, Grid grid, Theme theme, TextShaper shaper)
    {
        if (grid.Captions.IsEmpty || timeline.Captions.Count == 0)
        {
            return [];
        }

        var design = CaptionDesign.Of(timeline.Look.CaptionStyle, theme, grid.CaptionSize);
        var pages = new CaptionPages(new CaptionSetting(grid.Captions, design, shaper).Set(timeline.Captions, timeline.FrameCount));
        var words = new CaptionPageLayer(pages, design, grid.Pixels);

        return design.Spoken is null ? [words] : [words, new CaptionMarkLayer(pages, design)];
    }
}
