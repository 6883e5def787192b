using Trae.Media;
using Trae.VideoWorker;

namespace Trae.Bench;

/// <summary>Something that moves everywhere, as a person's clip does: ten seconds, prepared as uploads are.</summary>
internal static class Clip
{
    private const string Key = "bench/clip.mp4";

    public static async Task<string> Make(Line line, WorkFolder folder, CancellationToken ct)
    {
        var file = folder.PathOf("clip.mp4");
        await line.Ffmpeg.Run(
            [
                "-hide_banner", "-nostdin", "-y", "-v", "error",
                "-f", "lavfi", "-i", "mandelbrot=s=1920x1080:r=30:maxiter=400:start_scale=1.2:end_scale=0.2:end_pts=300,format=yuv420p,gblur=sigma=1.2",
                "-t", "10", "-c:v", "libx264", "-preset", "fast", "-crf", "20", "-g", "60", "-color_range", "tv", "-colorspace", "bt709", "-movflags", "+faststart", file,
            ],
            null,
            ct);

        await line.Media.SaveFile(Key, file, ct);

        return Key;
    }
}
