using Trae.VideoWorker.Encoding;
using Trae.VideoWorker.Timeline;

namespace Trae.VideoWorker.Uploads;

/// <summary>How ffmpeg makes any moving picture one that videos are drawn with.</summary>
internal static class PictureArguments
{
    private const int LongestSide = 1_920;

    // What white paper gives off in a scene of high dynamic range, candela per square metre (ITU-R BT.2408, 2.1).
    private const int White = 203;

    /// <summary>A chain of filters.</summary>
    public static string Of(ProbedStream video) => string.Join(',', Steps(video));

    // Pictures are dropped before they are worked on, and made small before they are made slow.
    private static IEnumerable<string> Steps(ProbedStream video)
    {
        if (video.IsInterlaced)
        {
            yield return "bwdif=mode=send_frame:parity=auto:deint=interlaced";
        }

        yield return FfmpegArguments.Invariant($"fps={FrameRate.PerSecond}:start_time=0");
        if (video.IsHighDynamicRange || video.IsWideGamut)
        {
            yield return Size;
            yield return Known(video);
            yield return FfmpegArguments.Invariant($"zscale=t=linear:npl={White},format=gbrpf32le,zscale=p=bt709");
            if (video.IsHighDynamicRange)
            {
                // Leaves shadows and faces as they are, and only presses what is brighter together.
                yield return "tonemap=mobius:desat=0";
            }

            yield return "zscale=t=bt709:m=bt709:r=tv";
        }
        else
        {
            yield return $"{Size}:out_color_matrix=bt709:out_range=tv";
        }

        yield return "setsar=1";
        yield return "format=yuv420p";
    }

    // Both sides are even, as 4:2:0 needs them.
    private static string Size => FfmpegArguments.Invariant(
        $"scale=w='2*max(1,trunc(iw*sar*min(1,{LongestSide}/max(iw*sar,ih))/2))':h='2*max(1,trunc(ih*min(1,{LongestSide}/max(iw*sar,ih))/2))':flags=bicubic");

    /// <summary>What the file leaves open is what phones mean.</summary>
    private static string Known(ProbedStream video) =>
        $"setparams=range={video.ColourPart(0) ?? "tv"}:colorspace={video.ColourPart(1) ?? "bt2020nc"}:color_primaries={video.ColourPart(2) ?? "bt2020"}:color_trc={video.ColourPart(3) ?? "bt709"}";
}
