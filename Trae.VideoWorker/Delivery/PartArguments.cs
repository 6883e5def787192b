using System.Text;
using Trae.Contracts;
using Trae.VideoWorker.Disclosures;
using Trae.VideoWorker.Encoding;
using static Trae.VideoWorker.Encoding.FfmpegArguments;

namespace Trae.VideoWorker.Delivery;

/// <summary>What ffmpeg is asked for when it makes the smaller parts of a delivery, as lists of arguments.</summary>
public static class PartArguments
{
    private const int PreviewClips = 4;
    private const int PreviewFrames = 10;

    /// <summary>The sound as it is, with its chapters.</summary>
    public static IReadOnlyList<string> Audio(string video, Disclosure disclosure, string output) =>
    [
        .. Common("warning"), .. Local, "-i", video,
        "-map", "0:a:0", "-c", "copy", "-map_chapters", "0", .. disclosure.Metadata, "-movflags", "+faststart", "-f", "ipod", output,
    ];

    /// <summary>AV1 (SVT-AV1) and Opus, with a keyframe every two seconds. Matroska has no place for XMP, but tags of any name (RFC 9559, 5.1.8).</summary>
    public static IReadOnlyList<string> WebM(string video, Disclosure disclosure, int threads, string output) =>
    [
        .. Common("warning"), .. Local, "-i", video,
        "-map", "0:v:0", "-map", "0:a:0",
        "-c:v", "libsvtav1", "-preset", "9", "-crf", "34", "-g", Invariant($"{SegmentShape.GroupOfPictures}"), "-svtav1-params", Invariant($"lp={threads}"),
        "-pix_fmt", "yuv420p", "-color_range", "tv", "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709",
        "-c:a", "libopus", "-b:a", "128k",
        .. disclosure.Metadata, "-metadata", $"DIGITAL_SOURCE_TYPE={DigitalSources.Address(disclosure.Source)}",
        "-f", "webm", output,
    ];

    /// <summary>Four moments of a second each, small, as animated WebP and as GIF; only what is shown is decoded.</summary>
    public static IReadOnlyList<string> Preview(string video, TimeSpan duration, string webp, string gif)
    {
        var length = Math.Min(1, duration.TotalSeconds / PreviewClips);
        var graph = new StringBuilder();
        for (var i = 0; i < PreviewClips; i++)
        {
            graph.Append(Invariant($"[{i}:v:0]fps={PreviewFrames},scale=480:480:force_original_aspect_ratio=decrease:force_divisible_by=2:flags=bicubic,setsar=1[c{i}];"));
        }

        graph.AppendJoin("", Enumerable.Range(0, PreviewClips).Select(i => Invariant($"[c{i}]")));
        graph.Append(Invariant($"concat=n={PreviewClips},split=3[webp][colours][gif];"));
        graph.Append("[colours]palettegen=max_colors=160:stats_mode=diff[palette];[gif][palette]paletteuse=dither=bayer:bayer_scale=4[gifs]");

        return
        [
            .. Common("warning"),
            .. Enumerable.Range(0, PreviewClips).SelectMany(i => (string[])
                ["-ss", Invariant($"{Moment(duration, length, i):0.000}"), "-t", Invariant($"{length:0.000}"), .. Local, "-i", video]),
            "-filter_complex", graph.ToString(),
            "-map", "[webp]", "-c:v", "libwebp_anim", "-quality", "62", "-loop", "0", "-f", "webp", webp,
            "-map", "[gifs]", "-loop", "0", "-f", "gif", gif,
        ];
    }

    // Spread over the whole, a little in from its start, where a scene has entered.
    private static double Moment(TimeSpan duration, double length, int clip) =>
        (duration.TotalSeconds - length) * ((clip + 0.35) / PreviewClips);

    /// <summary>Speech for a listener: AAC of one channel.</summary>
    public static IReadOnlyList<string> Speech(string wav, Disclosure disclosure, string output) =>
    [
        .. Common("warning"), .. Local, "-i", wav, "-map_metadata", "-1", .. disclosure.Metadata,
        "-c:a", "aac", "-b:a", "96k", "-movflags", "+faststart", "-f", "ipod", output,
    ];
}
