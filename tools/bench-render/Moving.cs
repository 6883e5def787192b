using Trae.Contracts;
using Trae.VideoWorker;
using Trae.VideoWorker.Encoding;

namespace Trae.Bench;

/// <summary>Backgrounds that move everywhere: a clip of ten seconds, prepared as uploads are, and a picture that is approached.</summary>
internal static class Moving
{
    private const string ClipKey = "bench/clip.mp4";
    private const string PictureKey = "bench/picture.png";

    public static async Task<IReadOnlyList<Background>> Make(Line line, WorkFolder folder, CancellationToken ct)
    {
        var file = folder.PathOf("clip.mp4");
        await line.Ffmpeg.Run(
            [
                .. FfmpegArguments.Common("error"),
                "-f", "lavfi", "-i", "mandelbrot=s=1920x1080:r=30:maxiter=400:start_scale=1.2:end_scale=0.2:end_pts=300,format=yuv420p,gblur=sigma=1.2",
                "-t", "10", "-c:v", "libx264", "-preset", "fast", "-crf", "20", "-g", "60", "-color_range", "tv", "-colorspace", "bt709", "-movflags", "+faststart", file,
            ],
            null,
            ct);

        var picture = folder.PathOf("picture.png");
        await line.Ffmpeg.Run([.. FfmpegArguments.Common("error"), "-ss", "4", "-i", file, "-frames:v", "1", picture], null, ct);
        await line.Media.SaveFile(ClipKey, file, ct);
        await line.Media.SaveFile(PictureKey, picture, ct);

        return [new(BackgroundKind.Clip, ClipKey), new(BackgroundKind.Picture, PictureKey)];
    }
}
