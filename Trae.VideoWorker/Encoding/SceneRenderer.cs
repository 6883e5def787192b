using Trae.VideoWorker.Drawing;
using Trae.VideoWorker.Timeline;

namespace Trae.VideoWorker.Encoding;

/// <summary>Draws a scene frame by frame into the encoder.</summary>
public sealed class SceneRenderer(Ffmpeg ffmpeg, FontLibrary fonts)
{
    /// <summary>Renders a whole scene into a file of <paramref name="folder"/>.</summary>
    /// <param name="rendered">Called with the number of frames that the encoder has taken.</param>
    /// <returns>The path of a segment with exactly the timeline's frames.</returns>
    public async Task<string> Render(SceneTimeline timeline, SceneMedia media, WorkFolder folder, Action<int> rendered, CancellationToken ct)
    {
        using var canvas = new SceneCanvas(timeline, media, fonts);
        var file = folder.PathOf("segment.mp4");
        var arguments = FfmpegArguments.EncodeSegment(canvas.Width, canvas.Height, FrameRate.PerSecond, ffmpeg.Options.Threads, file);
        var painter = new FramePainter(canvas);

        await ffmpeg.Encode(arguments, Feed, ct);
        await RequireFrames(file, timeline.FrameCount, ct);

        return file;

        Task Feed(Stream output, Action alive, CancellationToken stop) => FrameQueue.Pump(
            timeline.FrameCount,
            Nv12.SizeOf(canvas.Width, canvas.Height),
            painter.Paint,
            output,
            frames =>
            {
                alive();
                rendered(frames);
            },
            stop);
    }

    // ffmpeg can end well and yet have been given too little: then the sound would run ahead of the picture.
    private async Task RequireFrames(string file, int expected, CancellationToken ct)
    {
        var frames = (await ffmpeg.Probe(file, countPackets: false, ct)).Video?.Packets ?? 0;

        if (frames != expected)
        {
            throw new FfmpegException("ffmpeg-failed", $"The encoder wrote {frames} frames of {expected}.");
        }
    }
}
