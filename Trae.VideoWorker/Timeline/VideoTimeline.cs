using Trae.Contracts;

namespace Trae.VideoWorker.Timeline;

/// <summary>What the timelines of all scenes, one after the other, say about the whole video.</summary>
public static class VideoTimeline
{
    /// <summary>The time at which each scene starts.</summary>
    public static IReadOnlyList<TimeSpan> Starts(IReadOnlyList<SceneTimeline> scenes)
    {
        var starts = new List<TimeSpan>();
        var frames = 0;

        foreach (var scene in scenes)
        {
            starts.Add(FrameRate.TimeOf(frames));
            frames += scene.FrameCount;
        }

        return starts;
    }

    public static TimeSpan Duration(IReadOnlyList<SceneTimeline> scenes) => FrameRate.TimeOf(scenes.Sum(scene => scene.FrameCount));

    /// <summary>All captions with their times in the video.</summary>
    public static IReadOnlyList<CaptionPhrase> Captions(IReadOnlyList<SceneTimeline> scenes) =>
    [
        .. scenes.Zip(Starts(scenes), (scene, start) => scene.Captions.Select(phrase => Shift(phrase, start))).SelectMany(phrases => phrases),
    ];

    /// <summary>A chapter for each part of a series, or scene with a heading, the first one at zero; scenes that share it share a chapter.</summary>
    public static IReadOnlyList<Chapter> Chapters(string title, IReadOnlyList<SceneTimeline> scenes)
    {
        var chapters = new List<Chapter>();

        foreach (var (scene, start) in scenes.Zip(Starts(scenes)))
        {
            var heading = (scene.Scene.Segment ?? scene.Scene.Screen.Heading)?.Trim();
            var name = string.IsNullOrEmpty(heading) ? (chapters.Count == 0 ? title : null) : heading;

            if (name is not null && (chapters.Count == 0 || chapters[^1].Title != name))
            {
                chapters.Add(new(name, start));
            }
        }

        return chapters;
    }

    private static CaptionPhrase Shift(CaptionPhrase phrase, TimeSpan by) => new(
        [.. phrase.Words.Select(word => word with { Start = word.Start + by, End = word.End + by })], phrase.Start + by, phrase.End + by);
}
