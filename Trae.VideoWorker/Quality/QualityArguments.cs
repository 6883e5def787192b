using Trae.VideoWorker.Audio;
using static Trae.VideoWorker.Encoding.FfmpegArguments;

namespace Trae.VideoWorker.Quality;

/// <summary>What ffmpeg is asked for to measure files, as lists of arguments.</summary>
public static class QualityArguments
{
    /// <summary>Seconds of a still picture that are worth a note.</summary>
    public const int FrozenSeconds = 5;

    /// <summary>Seconds of silence that are worth a note.</summary>
    public const int SilentSeconds = 2;

    /// <summary>dBFS of samples that are worth a note.</summary>
    public const int LoudSample = -1;

    // What cannot be decoded would be passed over with a line in the log.
    private const string Strict = "-xerror";

    // Five small pictures a second are enough to see black or standing still, and cost a tenth. The background of a dark
    // theme is no black: only what is within 3 % of it counts. A mouth or a highlighted word is a small part of the picture,
    // so standing still means less than -70 dB of difference.
    private static readonly string Picture =
        Invariant($"fps=5,scale=480:-2:flags=area,blackdetect=d=0.5:pix_th=0.03:pic_th=0.98,freezedetect=n=-70dB:d={FrozenSeconds}");

    // A second at a time: only the loud ones are told.
    private static readonly string Sound = Invariant(
        $"silencedetect=n=-50dB:d={SilentSeconds},asetnsamples=n={AudioArguments.SampleRate}:p=0,astats=metadata=1:reset=1:measure_perchannel=none:measure_overall=Peak_level,ametadata=mode=print:key=lavfi.astats.Overall.Peak_level:value={LoudSample}:function=greater,{AudioArguments.Measure}");

    /// <summary>Decodes the whole file once; the filters write what they find to standard error.</summary>
    public static IReadOnlyList<string> Measure(string file) =>
    [
        .. Common("info"), Strict, .. Local, "-i", file,
        "-map", "0:v:0?", "-vf", Picture,
        "-map", "0:a:0?", "-af", Sound,
        "-f", "null", "-",
    ];

    /// <summary>A sound without picture.</summary>
    public static IReadOnlyList<string> MeasureSound(string file) =>
        [.. Common("info"), Strict, .. Local, "-f", "mov", "-i", file, "-map", "0:a:0", "-af", Sound, "-f", "null", "-"];

    /// <summary>Of a file whose parts were measured before they were joined: that its sound and every keyframe can be decoded.</summary>
    public static IReadOnlyList<string> Play(string file) =>
    [
        .. Common("info"), Strict, "-threads", "1", "-skip_frame", "nokey", "-skip_loop_filter", "all", .. Local, "-i", file,
        "-map", "0:v:0?", "-fps_mode", "passthrough",
        "-map", "0:a:0?",
        "-f", "null", "-",
    ];

    /// <summary>
    /// The picture of one segment, on one core. Frames that no other refers to (graphics cards make such; x264 is not asked for them)
    /// are passed over, which leaves more than five a second, and softening the edges of blocks would change no finding.
    /// </summary>
    public static IReadOnlyList<string> MeasurePicture(string file) =>
    [
        .. Common("info"), Strict, "-threads", "1", "-skip_frame", "bidir", "-skip_loop_filter", "all", .. Local, "-i", file,
        "-map", "0:v:0", "-vf", Picture,
        "-f", "null", "-",
    ];
}
