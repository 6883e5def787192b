using Trae.VideoWorker.Audio;
using static Trae.VideoWorker.Encoding.FfmpegArguments;

namespace Trae.VideoWorker.Quality;

/// <summary>What ffmpeg is asked for to measure a finished file, as lists of arguments.</summary>
public static class QualityArguments
{
    /// <summary>Seconds of a still picture that are worth a note.</summary>
    public const int FrozenSeconds = 5;

    /// <summary>Seconds of silence that are worth a note.</summary>
    public const int SilentSeconds = 2;

    /// <summary>Decodes the whole file once; the filters write what they find to standard error.</summary>
    /// <remarks>
    /// Five small pictures a second are enough to see black or standing still, and cost a tenth. The background of a
    /// dark theme is no black: only what is within 3 % of it counts. A mouth or a highlighted word is a small part of
    /// the picture, so standing still means less than -70 dB of difference.
    /// </remarks>
    public static IReadOnlyList<string> Measure(string file) =>
    [
        .. Common("info"),
        .. Local, "-i", file,
        "-map", "0:v:0?",
        "-vf", Invariant($"fps=5,scale=480:-2:flags=area,blackdetect=d=0.5:pix_th=0.03:pic_th=0.98,freezedetect=n=-70dB:d={FrozenSeconds}"),
        "-map", "0:a:0?",
        "-af", Invariant($"silencedetect=n=-50dB:d={SilentSeconds},{AudioArguments.Measure}"),
        "-f", "null",
        "-",
    ];
}
