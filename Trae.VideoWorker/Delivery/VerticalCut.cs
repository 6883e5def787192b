using Trae.Contracts;
using Trae.VideoWorker.Assembly;
using Trae.VideoWorker.Timeline;

namespace Trae.VideoWorker.Delivery;

/// <summary>
/// Which scenes a cut-down keeps: its opening and what follows, and its closing, within a minute. A story that stops is understood;
/// one with holes says "it" of what nobody has heard of.
/// </summary>
public static class VerticalCut
{
    public const int MostFrames = 60 * FrameRate.PerSecond;

    /// <returns>At least one scene; what follows what was left out knows nothing of the scene before it.</returns>
    public static IReadOnlyList<RenderScene> Of(IReadOnlyList<TimedScene> scenes)
    {
        var frames = scenes.Select(scene => scene.Timeline.FrameCount).ToList();
        if (frames.Sum() <= MostFrames)
        {
            return [.. scenes.Select(scene => scene.Job)];
        }

        var last = scenes.Count - 1;
        var closes = scenes[last].Job.Scene.Layout == SceneLayout.Closing && frames[0] + frames[last] <= MostFrames;
        var room = MostFrames - (closes ? frames[last] : 0);
        var kept = 0;
        while (kept < last && frames.Take(kept + 1).Sum() <= room)
        {
            kept++;
        }

        List<RenderScene> cut = [.. scenes.Take(Math.Max(1, kept)).Select(scene => scene.Job)];
        if (closes)
        {
            cut.Add(scenes[last].Job with { Before = null });
        }

        return [.. cut.Select((job, index) => job.Place is null ? job : job with { Place = new(index, cut.Count) })];
    }
}
