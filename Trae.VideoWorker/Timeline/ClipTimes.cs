using Trae.Contracts;

namespace Trae.VideoWorker.Timeline;

/// <summary>Which picture of a clip each frame of a scene shows.</summary>
/// <param name="First">The clip's first shown frame.</param>
/// <param name="Count">How many of its frames are shown, at least one.</param>
internal readonly record struct ClipTimes(int First, int Count, bool Loop)
{
    /// <param name="duration">Of the whole clip.</param>
    public static ClipTimes Of(SceneClip how, TimeSpan duration)
    {
        var all = Math.Max(1, Frames(duration));
        var first = Math.Clamp(Frames(how.From), 0, all - 1);
        var end = how.To is { } to ? Math.Clamp(Frames(to), first + 1, all) : all;

        return new(first, end - first, how.Loop);
    }

    public TimeSpan Duration => FrameRate.TimeOf(Count);

    /// <returns>Zero-based, from <see cref="First"/>: again from the start when looped, else the last one stands.</returns>
    public int At(int sceneFrame) => Loop ? sceneFrame % Count : Math.Min(sceneFrame, Count - 1);

    private static int Frames(TimeSpan time) => (int)Math.Round(time.TotalSeconds * FrameRate.PerSecond);
}
