using Trae.Contracts;
using Trae.VideoWorker.Timeline;
using static Trae.VideoWorker.Encoding.FfmpegArguments;

namespace Trae.VideoWorker.Encoding;

/// <summary>What ffmpeg is asked for to play a prepared clip, as lists of arguments.</summary>
public static class ClipArguments
{
    // The copy behind a clip that is seen whole is blurred small: it costs little and looks the same.
    private const int BlurScale = 8;

    /// <summary>Raw I420 pictures on standard output, one for each frame of the clip.</summary>
    /// <param name="from">The clip's first frame that is wanted.</param>
    /// <param name="frames">How many at most.</param>
    /// <param name="size">Of the pictures.</param>
    public static IReadOnlyList<string> Play(ClipFrames clip, int from, int frames, FrameSize size, ClipFit fit) =>
    [
        "-hide_banner", "-nostdin", "-nostats", "-loglevel", "error",
        .. Local,

        // Nothing but MP4, whatever the file is named: a playlist would open other files.
        "-f", "mov",

        // Half a frame early, for times are rounded.
        .. from > 0 ? (string[])["-ss", Invariant($"{(from - 0.5) / FrameRate.PerSecond:0.######}")] : [],

        // It takes a third of what encoding takes.
        "-threads", Invariant($"{Math.Max(1, clip.Decoder.Options.SceneThreads / 2)}"),
        "-i", clip.Path,
        "-map", "0:v:0",
        "-frames:v", Invariant($"{frames}"),
        "-filter_complex", Filter(clip.Size, size, fit),
        "-pix_fmt", "yuv420p",
        "-f", "rawvideo",
        "pipe:1",
    ];

    // Pictures are numbered anew, so that none is doubled or left out to keep time.
    private static string Filter(FrameSize clip, FrameSize size, ClipFit fit)
    {
        var (w, h) = (size.Width, size.Height);
        var (smallW, smallH) = (Even(w / BlurScale), Even(h / BlurScale));
        var number = Invariant($"setpts=N/({FrameRate.PerSecond}*TB)");

        return
            clip == size ? $"[0:v:0]{number}"
            : fit == ClipFit.Fill || IsAlike(clip, size) ? Invariant($"[0:v:0]{number},{Cover(w, h)}")
            : Invariant($"[0:v:0]{number},split[a][b];[a]{Cover(smallW, smallH)},gblur=sigma=5,eq=brightness=-0.06,scale={w}:{h}:flags=bilinear[back];")
                + Invariant($"[b]scale={w}:{h}:force_original_aspect_ratio=decrease:force_divisible_by=2:flags=bicubic[front];[back][front]overlay=(W-w)/2:(H-h)/2");
    }

    private static string Cover(int w, int h) => Invariant($"scale={w}:{h}:force_original_aspect_ratio=increase:flags=bicubic,crop={w}:{h},setsar=1");

    private static bool IsAlike(FrameSize a, FrameSize b) => Math.Abs(a.Width * (double)b.Height / (a.Height * (double)b.Width) - 1) < 0.01;

    private static int Even(int side) => Math.Max(2, side & ~1);
}
