using Trae.VideoWorker.Timeline;
using static Trae.VideoWorker.Encoding.FfmpegArguments;

namespace Trae.VideoWorker.Audio;

/// <summary>What ffmpeg is asked for around the mix, as lists of arguments, and the levels that are met.</summary>
public static class AudioArguments
{
    public const int SampleRate = AudioPlan.SampleRate;

    /// <summary>LUFS, what the large video sites play at.</summary>
    public const double TargetLoudness = -14;

    /// <summary>dBTP of the limiter; AAC may overshoot it by some tenths and still stay below -1 dBTP.</summary>
    public const double Ceiling = -2;

    /// <summary>Measures what passes and hands it on; the frame log would be a line for each tenth of a second.</summary>
    public const string Measure = "ebur128=peak=true:framelog=verbose";

    /// <summary>Takes the sound out of a file as <see cref="RawSound"/> reads it.</summary>
    /// <param name="from">Skipped.</param>
    /// <param name="most">No more than this is taken.</param>
    public static IReadOnlyList<string> Decode(string input, TimeSpan from, TimeSpan most, string output) =>
    [
        .. Common("warning"),
        "-ss", Invariant($"{from.TotalSeconds:0.######}"),
        "-t", Invariant($"{most.TotalSeconds:0.######}"),
        .. Local, "-i", input,
        "-map", "0:a:0",
        "-ac", "2",
        "-ar", Invariant($"{SampleRate}"),
        "-c:a", "pcm_s16le",
        "-f", "s16le",
        output,
    ];
}
