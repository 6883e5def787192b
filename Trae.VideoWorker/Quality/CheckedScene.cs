using Trae.Contracts;
using Trae.VideoWorker.Drawing;
using Trae.VideoWorker.Timeline;

namespace Trae.VideoWorker.Quality;

/// <summary>What a scene leads one to expect of its stretch of the video.</summary>
/// <param name="Moves">Something always moves in its picture, so that standing still is a fault.</param>
/// <param name="MayBeSilent">Nothing is spoken, or the script pauses.</param>
/// <param name="Narration">Every letter and digit that is to be spoken.</param>
public sealed record CheckedScene(TimeSpan Start, TimeSpan Duration, bool Moves, bool MayBeSilent, string Narration)
{
    /// <summary>Null where pictures were not looked at scene by scene.</summary>
    public SceneMeasurements? Measured { get; init; }

    public static IReadOnlyList<CheckedScene> Of(IReadOnlyList<SceneTimeline> scenes) =>
    [
        .. scenes.Zip(VideoTimeline.Starts(scenes), (scene, start) => new CheckedScene(
            start,
            FrameRate.TimeOf(scene.FrameCount),
            MovesIn(scene),
            scene.Scene.IsSilent || scene.Scene.Narration.Contains("[pause", StringComparison.OrdinalIgnoreCase),
            Letters(NarrationMarkup.Plain(scene.Scene.Narration)))),
    ];

    /// <summary>What is left of a text when only its letters and digits count.</summary>
    internal static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    // A presenter speaks and blinks, captions follow the words, clips play. A still layout alone may stand.
    private static bool MovesIn(SceneTimeline scene) => !scene.Scene.IsSilent
        && (scene.Look.Presenter is not null || scene.Look.Captions || (scene.Scene.Background ?? scene.Look.Background)?.Kind == BackgroundKind.Clip);
}

/// <summary>What was found in the picture of one scene, times from its start; the same for the same segment.</summary>
public sealed record SceneMeasurements(IReadOnlyList<Stretch> Black, IReadOnlyList<Stretch> Frozen, IReadOnlyList<TextFault> Texts);

/// <summary>Text that is hard to read.</summary>
/// <param name="Contrast">WCAG 2.2, at its weakest place.</param>
public sealed record TextFault(string Text, TimeSpan At, double Contrast, bool InSafeArea)
{
    public static IReadOnlyList<TextFault> In(IEnumerable<ShownText> texts) =>
    [
        .. from text in texts
           where !text.InSafeArea || text.Contrast < Legibility.Readable
           select new TextFault(text.Text, text.From, text.Contrast, text.InSafeArea),
    ];
}
