using Trae.Contracts;
using Trae.VideoWorker.Drawing.Captions;
using Trae.VideoWorker.Drawing.Layers;
using Trae.VideoWorker.Drawing.Layouts;
using Trae.VideoWorker.Drawing.Presenter;
using Trae.VideoWorker.Drawing.Text;
using Trae.VideoWorker.Timeline;

namespace Trae.VideoWorker.Drawing;

/// <summary>Everything that stands on the backdrop, from back to front.</summary>
internal static class SceneLayers
{
    public static IReadOnlyList<Layer> Of(SceneTimeline timeline, Grid grid, Theme theme, SceneMedia media, TextShaper shaper)
    {
        var transition = timeline.Scene.Layout == SceneLayout.Closing ? SceneTransition.Cut : timeline.Scene.Transition;
        var content = SceneLayouts.Lay(new LayoutInput(timeline, grid, theme, shaper, media));

        var layers = content.Select(Layer (layer) => new Exit(layer, transition, timeline.FrameCount, grid)).ToList();
        if (transition == SceneTransition.Wipe)
        {
            layers.Add(new WipeBand(grid, theme, timeline.FrameCount));
        }

        if (!grid.Presenter.IsEmpty)
        {
            layers.AddRange(PresenterLayer.For(timeline, grid, theme));
        }

        layers.AddRange(CaptionLayers.For(timeline, grid, theme, shaper));

        return layers;
    }
}
