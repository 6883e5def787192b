using Trae.Contracts;
using Trae.VideoWorker.Drawing.Backgrounds;
using Trae.VideoWorker.Drawing.Captions;
using Trae.VideoWorker.Drawing.Layers;
using Trae.VideoWorker.Drawing.Layouts;
using Trae.VideoWorker.Drawing.Overlay;
using Trae.VideoWorker.Drawing.Presenter;
using Trae.VideoWorker.Drawing.Text;
using Trae.VideoWorker.Timeline;

namespace Trae.VideoWorker.Drawing;

/// <summary>Everything that stands on the backdrop, from back to front.</summary>
internal static class SceneLayers
{
    public static IReadOnlyList<Layer> Of(SceneTimeline timeline, Grid grid, Theme theme, SceneMedia media, TextShaper shaper)
    {
        var plate = LowerThirdPlate.For(timeline, grid, theme, shaper);
        var room = plate is null ? grid : grid with { Content = grid.Content with { Bottom = grid.Content.Bottom - plate.Reserved } };
        var layers = new List<Layer>(SceneBackground.Layers(timeline, grid, theme, media));
        var presenter = grid.Presenter.IsEmpty ? [] : PresenterLayer.For(timeline, grid, theme, media, shaper);
        if (timeline.Scene.Layout == SceneLayout.Clip && timeline.Scene.Clip is not null)
        {
            // A clip fills the picture: the presenter is uncovered again when it leaves.
            layers.AddRange(presenter);
            AddContent(layers, new LayoutInput(timeline, room, theme, shaper, media));
        }
        else
        {
            AddContent(layers, new LayoutInput(timeline, room, theme, shaper, media));
            layers.AddRange(presenter);
        }

        layers.AddRange(Overlays.Layers(timeline, grid, theme, media, shaper));
        if (plate is not null)
        {
            layers.Add(plate);
        }

        layers.AddRange(CaptionLayers.For(timeline, grid, theme, shaper));

        return layers;
    }

    private static void AddContent(List<Layer> layers, LayoutInput input)
    {
        var (timeline, grid) = (input.Timeline, input.Grid);
        var transition = timeline.Scene.Layout == SceneLayout.Closing ? SceneTransition.Cut : timeline.Scene.Transition;
        layers.AddRange(SceneLayouts.Lay(input).Select(Layer (layer) => new Exit(layer, transition, timeline.FrameCount, grid)));
        if (transition == SceneTransition.Wipe)
        {
            layers.Add(new WipeBand(grid, input.Theme, timeline.FrameCount));
        }
    }
}
