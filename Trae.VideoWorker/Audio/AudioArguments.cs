using System.Text;
using Trae.VideoWorker.Timeline;
using static Trae.VideoWorker.Encoding.FfmpegArguments;

namespace Trae.VideoWorker.Audio;

/// <summary>What ffmpeg is asked for when it mixes, as lists of arguments.</summary>
public static class AudioArguments
{
    public const int SampleRate = AudioPlan.SampleRate;

    /// <summary>LUFS, what the large video sites play at.</summary>
    public const double TargetLoudness = -14;

    /// <summary>dBFS of the limiter; AAC may overshoot it by some tenths and still stay below -1 dBTP.</summary>
    public const double Ceiling = -2;

    // Of a synthetic voice: rumble out, a little body in, the hard edge of its formants and hiss down, and words evened out.
    private const string VoiceShape =
        "highpass=f=80,lowshelf=f=200:g=2,equalizer=f=3400:t=q:w=1.2:g=-3,highshelf=f=7000:g=-2,"
        + "acompressor=threshold=-24dB:ratio=2.5:attack=6:release=140:knee=4";

    /// <summary>Measures what passes and hands it on; the frame log would be a line for each tenth of a second.</summary>
    public const string Measure = "ebur128=peak=true:framelog=verbose";

    /// <summary>All scenes one after another, each exactly as long as its picture, shaped, in stereo; measured on the way.</summary>
    public static IReadOnlyList<string> Lay(IReadOnlyList<AudioClip> clips, string output) =>
    [
        .. Common("info"),
        .. clips.SelectMany(clip => Local.Concat(["-i", clip.File])),
        "-filter_complex", LayGraph(clips),
        "-map", "[mix]",
        "-c:a", "pcm_f32le",
        "-f", "wav", "-rf64", "auto",
        output,
    ];

    /// <summary>Raises to a level and keeps the peaks below the ceiling; measured on the way.</summary>
    /// <param name="gain">Decibels.</param>
    public static IReadOnlyList<string> Level(string input, double gain, string output) =>
    [
        .. Common("info"),
        .. Local, "-i", input,

        // Limited at four times the rate, where the peaks between samples show (BS.1770-4, annex 2).
        "-af", Invariant($"volume={gain:0.00}dB,aresample={SampleRate * 4},alimiter=limit={Ceiling:0.0}dB:attack=5:release=60:level=false:latency=true,aresample={SampleRate},{Measure}"),
        "-c:a", "pcm_s24le",
        "-f", "wav", "-rf64", "auto",
        output,
    ];

    private static string LayGraph(IReadOnlyList<AudioClip> clips)
    {
        var graph = new StringBuilder();

        for (var i = 0; i < clips.Count; i++)
        {
            var (_, delay, length) = clips[i];
            graph.Append(Invariant($"[{i}:a:0]aformat=channel_layouts=mono,aresample={SampleRate},adelay={delay}S,apad=whole_len={length},atrim=end_sample={length}[c{i}];"));
        }

        graph.AppendJoin("", Enumerable.Range(0, clips.Count).Select(i => Invariant($"[c{i}]")));
        graph.Append(Invariant($"concat=n={clips.Count}:v=0:a=1,{VoiceShape},aformat=channel_layouts=stereo,{Measure}[mix]"));

        return graph.ToString();
    }
}
