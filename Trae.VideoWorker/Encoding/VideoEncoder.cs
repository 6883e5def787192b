using static Trae.VideoWorker.Encoding.FfmpegArguments;

namespace Trae.VideoWorker.Encoding;

/// <summary>What encodes pictures. Segments of different kinds have different headers, so one video has one kind.</summary>
public enum VideoEncoder
{
    /// <summary>x264 on the processor; there is always this one.</summary>
    Software,

    /// <summary>NVIDIA's.</summary>
    Nvenc,

    /// <summary>Intel's Quick Sync Video.</summary>
    Qsv,

    /// <summary>Intel's and AMD's on Linux.</summary>
    Vaapi,

    /// <summary>Apple's.</summary>
    VideoToolbox,
}

/// <summary>What ffmpeg is asked for by each encoder, as lists of arguments.</summary>
public static class EncoderArguments
{
    /// <summary>
    /// x264's "zones" for the first picture alone. With a macroblock tree x264 gives every keyframe 1.4 times the bits ("ipratio") but
    /// not the first of a stream: its two seconds then look poorer than others, and cost more, spent on what mends it.
    /// </summary>
    public const string FirstKeyframeZone = "0,0,b=1.4";

    // The first graphics device of a Linux machine.
    private const string RenderNode = "/dev/dri/renderD128";

    /// <summary>How an encoder is named to a person.</summary>
    public static string Name(VideoEncoder encoder) => encoder switch
    {
        VideoEncoder.Nvenc => "h264_nvenc (NVIDIA)",
        VideoEncoder.Qsv => "h264_qsv (Intel Quick Sync)",
        VideoEncoder.Vaapi => "h264_vaapi (graphics card)",
        VideoEncoder.VideoToolbox => "h264_videotoolbox (Apple)",
        _ => "libx264 veryfast (software)",
    };

    /// <summary>What stands before the input.</summary>
    public static IReadOnlyList<string> Device(VideoEncoder encoder) => encoder switch
    {
        VideoEncoder.Qsv => ["-init_hw_device", "qsv=gpu", "-filter_hw_device", "gpu"],
        VideoEncoder.Vaapi => ["-vaapi_device", RenderNode],
        _ => [],
    };

    /// <summary>The codec, its quality, and closed groups without other keyframes than those that are asked for.</summary>
    public static IReadOnlyList<string> Codec(VideoEncoder encoder, int threads) =>
    [
        .. Settings(encoder),
        "-profile:v", "high",
        "-g", Invariant($"{SegmentShape.LongestGroup}"),
        "-keyint_min", Invariant($"{SegmentShape.LongestGroup}"),
        "-flags", "+cgop",
        .. encoder == VideoEncoder.Software ? (string[])["-bf", "0", "-threads", Invariant($"{threads}")] : ["-bf", "2"],
    ];

    // Qualities that look like x264's 19 at the same size or a little above.
    private static string[] Settings(VideoEncoder encoder) => encoder switch
    {
        VideoEncoder.Nvenc =>
            ["-pix_fmt", "nv12", "-c:v", "h264_nvenc", "-preset", "p5", "-rc", "vbr", "-cq", "20", "-b:v", "0", "-no-scenecut", "1", "-forced-idr", "1"],
        VideoEncoder.Qsv => ["-pix_fmt", "nv12", "-c:v", "h264_qsv", "-preset", "medium", "-global_quality", "20", "-look_ahead", "0", "-idr_interval", "0", "-forced_idr", "1"],
        VideoEncoder.Vaapi => ["-vf", "format=nv12,hwupload", "-c:v", "h264_vaapi", "-rc_mode", "CQP", "-qp", "20", "-idr_interval", "0"],
        VideoEncoder.VideoToolbox => ["-pix_fmt", "nv12", "-c:v", "h264_videotoolbox", "-q:v", "65", "-realtime", "0"],

        // x264 takes NV12 as it is; the file says yuv420p, which is the same samples.
        _ =>
        [
            "-pix_fmt", "nv12", "-c:v", "libx264", "-preset", "veryfast", "-crf", "19", "-sc_threshold", "0", "-weightp", "0",
            "-x264-params", $"open-gop=0:zones={FirstKeyframeZone}",
        ],
    };
}
