using Trae.Contracts;

namespace Trae.VideoWorker.Timeline;

/// <summary>Lays a scene out in time: a little air, the speech, and time to take it in.</summary>
public static class SceneTimelines
{
    private static readonly TimeSpan LeadIn = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Tail = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan ClosingTail = TimeSpan.FromMilliseconds(1_500);

    // Anything shorter ends before its entrance has settled.
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(2_500);

    /// <param name="track">What <see cref="RenderScene.Narration"/> sounds like.</param>
    /// <param name="clip">The length of the scene's whole clip, where <see cref="NeedsClipLength"/>.</param>
    public static SceneTimeline Build(RenderScene job, NarrationTrack track, TimeSpan? clip = null)
    {
        var frames = Frames(job.Scene, track, clip);

        return new(
            job.Scene,
            job.Look,
            job.Narration.Language,
            frames,
            LeadIn,
            CaptionPhrases.Of(track.Words, NarrationMarkup.Plain(job.Narration.Text), LeadIn, FrameRate.TimeOf(frames), LineWidth(job.Look.Format)),
            ItemReveals.Of(Entries(job.Scene), track.Words, LeadIn, frames),
            Mouth(track.Visemes, frames))
        {
            Emphases = [.. track.Words.Where(word => word.Emphasis).Select(word => FramesIn(LeadIn + word.Start))],
            Place = job.Place,
            Before = job.Before,
        };
    }

    /// <summary>Whether a scene lasts as long as its clip, and does not say how long that is.</summary>
    public static bool NeedsClipLength(Scene scene, NarrationTrack track) => IsSilentClip(scene, track) && scene.Clip!.To is null;

    private static int Frames(Scene scene, NarrationTrack track, TimeSpan? clip)
    {
        if (IsSilentClip(scene, track) && (scene.Clip!.To ?? clip) is { } length)
        {
            return ClipTimes.Of(scene.Clip, length).Count;
        }

        var needed = LeadIn + track.Duration + (scene.Layout == SceneLayout.Closing ? ClosingTail : Tail);

        return FramesIn(needed > Shortest ? needed : Shortest);
    }

    private static bool IsSilentClip(Scene scene, NarrationTrack track) => scene is { Layout: SceneLayout.Clip, Clip: not null } && track.Words.Count == 0;

    /// <summary>What appears as it is spoken, in the order in which the layout counts it.</summary>
    private static IReadOnlyList<string> Entries(Scene scene) => scene.Layout switch
    {
        SceneLayout.Columns when scene.Screen.Columns is { } columns => [.. columns.SelectMany(column => (string[])[column.Heading, .. column.Items])],
        SceneLayout.Timeline when scene.Screen.Events is { } events => [.. events.Select(moment => $"{moment.When} {moment.What}")],
        _ => scene.Screen.Items ?? [],
    };

    /// <summary>Whole frames, rounded up, so that nothing is cut off.</summary>
    internal static int FramesIn(TimeSpan time) =>
        (int)((time.Ticks * FrameRate.PerSecond + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond);

    // About what fits in a line, in Latin letters.
    private static int LineWidth(VideoFormat format) => format switch
    {
        VideoFormat.Tall => 24,
        VideoFormat.Square or VideoFormat.Portrait => 30,
        _ => 42,
    };

    // A frame shows what is heard in its middle.
    private static Viseme[] Mouth(IReadOnlyList<VisemeCue> cues, int frames)
    {
        var mouth = new Viseme[frames];
        var cue = 0;

        for (var frame = 0; frame < frames; frame++)
        {
            var heard = FrameRate.TimeOf(frame) + (FrameRate.TimeOf(1) / 2) - LeadIn;
            while (cue < cues.Count && cues[cue].End <= heard)
            {
                cue++;
            }

            mouth[frame] = cue < cues.Count && cues[cue].Start <= heard ? cues[cue].Shape : Viseme.Rest;
        }

        return mouth;
    }
}
