using System.Globalization;
using Trae.VideoWorker.Timeline;

namespace Trae.VideoWorker.Encoding;

/// <summary>What ffmpeg and ffprobe are asked for, as lists of arguments.</summary>
public static class FfmpegArguments
{
    /// <summary>Raw NV12 on standard input to a closed segment of H.264.</summary>
    /// <remarks>
    /// Every segment has the same settings and time base, starts with a keyframe and refers to nothing outside
    /// itself, so segments join without being touched.
    /// </remarks>
    public static IReadOnlyList<string> EncodeSegment(SegmentShape shape, int threads, string output, VideoEncoder encoder = VideoEncoder.Software) =>
    [
        .. Common("warning"),
        .. EncoderArguments.Device(encoder),
        "-f", "rawvideo",
        "-pixel_format", "nv12",
        "-video_size", Invariant($"{shape.Size.Width}x{shape.Size.Height}"),
        "-framerate", Invariant($"{FrameRate.PerSecond}"),
        .. Local, "-i", "pipe:0",
        .. Segment(encoder, shape.KeyframeExpression, threads, output),
    ];

    /// <summary>A segment of another encoder to one of the software's.</summary>
    public static IReadOnlyList<string> EncodeAgain(string input, int threads, string output) =>
    [
        .. Common("warning"),
        .. Local, "-f", "mov", "-i", input,
        "-r", Invariant($"{FrameRate.PerSecond}"),
        .. Segment(VideoEncoder.Software, "source", threads, output),
    ];

    private static IReadOnlyList<string> Segment(VideoEncoder encoder, string keyframes, int threads, string output) =>
    [
        "-an",
        .. EncoderArguments.Codec(encoder, threads),
        "-force_key_frames", keyframes,
        "-color_range", "tv",
        "-colorspace", "bt709",
        "-color_primaries", "bt709",
        "-color_trc", "bt709",
        "-chroma_sample_location", "center",
        "-video_track_timescale", "30000",
        "-map_metadata", "-1",
        "-f", "mp4",
        output,
    ];

    /// <summary>The shape of a file as JSON, and optionally the number of its packets by reading it through.</summary>
    public static IReadOnlyList<string> Probe(string file, bool countPackets) =>
    [
        "-v", "error",
        .. Local,
        .. countPackets ? (string[])["-count_packets"] : [],
        "-show_format",
        "-show_streams",
        "-show_chapters",
        "-of", "json",
        file,
    ];

    /// <summary>As <see cref="Probe"/>, of a file that is read as MP4 and as nothing else: a playlist opens nothing.</summary>
    public static IReadOnlyList<string> ProbeClip(string file) => ["-f", "mov", .. Probe(file, countPackets: false)];

    /// <summary>No questions, no banner, no terminal; overwrites, and reports progress on standard output.</summary>
    /// <param name="level">What is written to standard error: "warning", or "info" where a filter's findings are read from it.</param>
    public static IReadOnlyList<string> Common(string level) =>
        ["-hide_banner", "-nostdin", "-nostats", "-y", "-loglevel", level, "-progress", "pipe:1", "-stats_period", "0.5"];

    /// <summary>Stands before every input: a file can never make ffmpeg open an address.</summary>
    public static IReadOnlyList<string> Local { get; } = ["-protocol_whitelist", "file,pipe"];

    public static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
