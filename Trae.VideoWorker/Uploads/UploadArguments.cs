using System.Globalization;
using Trae.VideoWorker.Encoding;

namespace Trae.VideoWorker.Uploads;

/// <summary>
/// What ffmpeg and ffprobe are asked for about a stranger's file. It is opened by the one demuxer that its first bytes call
/// for, which may open nothing else; sizes, memory and time are bounded.
/// </summary>
internal static class UploadArguments
{
    // 8192 x 4320: what cameras record today.
    private const int MostPixels = 36_000_000;

    // Of a single allocation; a picture of that many pixels takes 54 MB.
    private const int MostBytesAtOnce = 256 * 1024 * 1024;

    /// <param name="streams">Which to list: "V" for moving pictures without cover art, "a" for sound.</param>
    public static IReadOnlyList<string> Probe(string file, string format, string streams) =>
    [
        "-v", "error",
        .. Bounds(format),
        "-select_streams", streams,
        "-show_format",
        "-show_streams",
        "-of", "json",
        file,
    ];

    /// <summary>
    /// To H.264 in BT.709 with 30 whole frames a second, upright and with square pixels, and AAC exactly as long as the picture.
    /// Whole turns that the file asks for ffmpeg makes by itself, before everything else.
    /// </summary>
    /// <param name="video">What the probe says of the picture.</param>
    public static IReadOnlyList<string> Clip(string file, string format, ProbedStream video, TimeSpan most, int threads, string output) =>
    [
        .. FfmpegArguments.Common("warning"),
        .. Bounds(format),
        "-i", file,
        "-map", "0:V:0",
        "-map", "0:a:0?",
        "-t", Seconds(most),
        "-vf", PictureArguments.Of(video),
        "-c:v", "libx264",
        "-preset", "veryfast",
        "-crf", "19",
        "-profile:v", "high",
        "-g", "30",
        "-bf", "2",
        "-color_range", "tv",
        "-colorspace", "bt709",
        "-color_primaries", "bt709",
        "-color_trc", "bt709",
        "-threads", threads.ToString(CultureInfo.InvariantCulture),

        // Silence after the sound's end, so that the shortest stream is the picture.
        "-af", "aresample=48000:async=1:first_pts=0,apad",
        "-shortest",
        .. Sound,
        "-video_track_timescale", "30000",
        "-movflags", "+faststart",
        "-f", "mp4",
        output,
    ];

    /// <summary>To AAC in an M4A.</summary>
    public static IReadOnlyList<string> Music(string file, string format, TimeSpan most, string output) =>
    [
        .. FfmpegArguments.Common("warning"),
        .. Bounds(format),
        "-i", file,
        "-map", "0:a:0",
        "-t", Seconds(most),
        "-vn",
        "-af", "aresample=48000:async=1:first_pts=0",
        .. Sound,
        "-movflags", "+faststart",
        "-f", "ipod",
        output,
    ];

    private static IEnumerable<string> Sound =>
    [
        "-c:a", "aac",
        "-b:a", "256k",
        "-ac", "2",
        "-ar", "48000",
        "-map_metadata", "-1",
        "-map_chapters", "-1",
        "-sn",
        "-dn",
    ];

    private static IEnumerable<string> Bounds(string format) =>
    [
        "-max_alloc", MostBytesAtOnce.ToString(CultureInfo.InvariantCulture),
        .. FfmpegArguments.Local,
        "-f", Demuxer(format),
        "-format_whitelist", Demuxer(format),
        "-max_pixels", MostPixels.ToString(CultureInfo.InvariantCulture),
        "-max_streams", "32",
    ];

    private static string Demuxer(string format) => format switch
    {
        "webm" => "matroska",
        "mp3" or "wav" or "flac" or "ogg" or "gif" => format,
        _ => "mov",
    };

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
}
