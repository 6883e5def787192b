using Trae.Contracts;
using Trae.VideoWorker.Drawing.Layers;
using Trae.VideoWorker.Drawing.Layouts;
using Trae.VideoWorker.Timeline;

namespace Trae.VideoWorker.Drawing;

/// <summary>Which frame of a scene stands for the whole video: everything has entered, nothing has left, the eyes are open.</summary>
public static class PosterFrame
{
    private const int AfterEntrances = 48;

    public static int Choose(SceneTimeline timeline)
    {
        var layout = timeline.Scene.Layout;
        var transition = layout == SceneLayout.Closing ? SceneTransition.Cut : timeline.Scene.Transition;
        var shown = layout == SceneLayout.Number ? NumberLayout.CountStart + NumberLayout.CountFrames : AfterEntrances;
        var last = Math.Max(0, ExitTiming.Start(transition, timeline.FrameCount) - 1);
        var motion = new Presenter.PresenterMotion(timeline);

        return Enumerable.Range(Math.Min(shown, last), Math.Max(1, last - Math.Min(shown, last)))
            .FirstOrDefault(frame => motion.At(frame).Eyes.Lids == 0, Math.Min(shown, last));
    }
}
