using System.Text;
using Trae.VideoWorker.Disclosures;
using Trae.VideoWorker.Encoding;
using static Trae.VideoWorker.Encoding.FfmpegArguments;

namespace Trae.VideoWorker.Delivery;

/// <summary>What ffmpeg is asked for when it makes the files of a stream, as a list of arguments.</summary>
public static class StreamArguments
{
    /// <summary>
    /// Where every stream begins. A picture that is shown first is decoded up to two frames earlier and sound up to a packet,
    /// and times in fragments cannot be negative: a common start keeps picture, sound and all qualities in step.
    /// </summary>
    public const double Start = 2.0 / 30;

    // Without "frag_discont" every track would begin at zero by itself. The trailer would name fragments by their place in the
    // file, which nobody asks of a file that is read in ranges, and which the disclosure moves.
    private const string Fragmented = "+empty_moov+default_base_moof+frag_discont+skip_trailer";

    /// <summary>All qualities, the sound and the thumbnails, decoding the picture once. The first quality and the sound are copied.</summary>
    public static IReadOnlyList<string> Make(
        string video, IReadOnlyList<Rung> ladder, ThumbnailGrid thumbnails, Disclosure disclosure, int threads, Func<string, string> path) =>
    [
        .. Common("warning"),
        .. Local, "-i", video,
        "-filter_complex", Graph(ladder, thumbnails),
        "-map", "0:v:0", "-c:v", "copy", .. Fragments("+frag_keyframe", disclosure), path(ladder[0].File),
        "-map", "0:a:0", "-c:a", "copy", "-frag_duration", "2000000", .. Fragments("", disclosure), path(StreamPlaylists.AudioFile),
        .. ladder.Skip(1).SelectMany(rung => (string[])["-map", $"[v{rung.Side}]", .. Encode(rung, threads), .. Fragments("+frag_keyframe", disclosure), path(rung.File)]),
        "-map", "[thumbnails]", "-frames:v", "1", "-q:v", "5", "-f", "image2", "-update", "1", path(ThumbnailGrid.File),
    ];

    private static string Graph(IReadOnlyList<Rung> ladder, ThumbnailGrid thumbnails)
    {
        // Each quality is scaled from the one above it, which is cheaper and no worse than from the largest.
        var graph = new StringBuilder("[0:v:0]null[rest]");
        foreach (var rung in ladder.Skip(1))
        {
            graph.Append(Invariant($";[rest]scale={rung.Size.Width}:{rung.Size.Height}:flags=bicubic,split=2[v{rung.Side}][s{rung.Side}];[s{rung.Side}]null[rest]"));
        }

        return graph.Append(Invariant($";[rest]{thumbnails.Filter}[thumbnails]")).ToString();
    }

    private static string[] Encode(Rung rung, int threads) =>
    [
        "-c:v", "libx264",
        "-preset", "veryfast",
        "-crf", "22",
        "-maxrate", Invariant($"{rung.KilobitsPerSecond}k"),
        "-bufsize", Invariant($"{rung.KilobitsPerSecond * 2}k"),
        "-profile:v", "high",

        // Keyframes where the source has its own, so that a player can change quality at each.
        "-force_key_frames", "source",
        "-g", Invariant($"{SegmentShape.LongestGroup}"),
        "-keyint_min", "1",
        "-sc_threshold", "0",
        "-bf", "2",
        "-x264-params", $"open-gop=0:zones={EncoderArguments.FirstKeyframeZone}",
        "-flags", "+cgop",
        "-pix_fmt", "yuv420p",
        "-color_range", "tv",
        "-colorspace", "bt709",
        "-color_primaries", "bt709",
        "-color_trc", "bt709",
        "-threads", Invariant($"{threads}"),
        "-video_track_timescale", "30000",
    ];

    private static string[] Fragments(string more, Disclosure disclosure) =>
    [
        "-map_metadata", "-1", "-map_chapters", "-1", .. disclosure.Metadata,
        "-output_ts_offset", Invariant($"{Start:0.000000}"), "-avoid_negative_ts", "make_non_negative",
        "-use_editlist", "0", "-movflags", Fragmented + more, "-f", "mp4",
    ];
}
