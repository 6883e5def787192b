using Trae.Api.Features.Content.Sources;

namespace Trae.Api.Features.Content.Writing;

/// <summary>How many words and scenes fill the asked time.</summary>
/// <param name="Words">Spoken words for the whole video, pauses between scenes taken off.</param>
/// <param name="Scenes">
/// One for every six or seven seconds, 4 to 12 up to three minutes; past that, one more for every 15 seconds.
/// </param>
internal sealed record Pace(double Words, int Scenes)
{
    public const int MinimumScenes = 4;

    /// <summary>Breath and transition around each scene's speech.</summary>
    public const double PauseSeconds = 0.6;

    private const int MaximumScenes = 12;
    private const double SecondsPerScene = 6.5;
    private const double LongVideo = 180;
    private const double SecondsPerFurtherScene = 15;

    public double WordsPerScene => Words / Scenes;

    /// <summary>Longest stretch of speech that still is one idea.</summary>
    public double LongestPassage => Math.Clamp(Words * 0.36, 26, 64);

    public static Pace For(WritingRequest request)
    {
        var scenes = (int)Math.Clamp(Math.Round(request.Seconds / SecondsPerScene), MinimumScenes, MaximumScenes);
        if (request.Seconds > LongVideo)
        {
            scenes += (int)((request.Seconds - LongVideo) / SecondsPerFurtherScene);
        }

        var speaking = request.Seconds - (scenes * PauseSeconds);

        return new Pace(speaking * request.WordsPerMinute * request.Speaker.Rate / 60, scenes);
    }

    public static double WordsOf(string text) => WordCounter.Spoken(text);
}
