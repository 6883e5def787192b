using Trae.VideoWorker.Drawing;
using Trae.VideoWorker.Timeline;

namespace Trae.VideoWorker.Encoding;

/// <summary>Draws a scene frame by frame into the encoder.</summary>
public sealed class SceneRenderer(Ffmpeg ffmpeg, FontLibrary fonts)
{
    /// <summary>Renders a whole scene into a file of <paramref name="folder"/>.</summary>
    /// <param name="encoder">As <see cref="EncoderChoice"/> chose it.</param>
    /// <param name="rendered">Called with the number of frames that the encoder has taken.</param>
    /// <returns>The path of a segment with exactly the timeline's frames.</returns>
    public async Task<string> Render(SceneTimeline timeline, SceneMedia media, WorkFolder folder, Action<int> rendered, CancellationToken ct, VideoEncoder encoder = VideoEncoder.Software)
    {
        using var canvas = new SceneCanvas(timeline, media, fonts);
        var file = folder.PathOf("segment.mp4");
        var arguments = FfmpegArguments.EncodeSegment(canvas.Width, canvas.Height, FrameRate.PerSecond, ffmpeg.Options.Threads, file, encoder);
        var painter = new FramePainter(canvas);

        var queue = new FrameQueue(Nv12.SizeOf(canvas.Width, canvas.Height));

        var encoded = await ffmpeg.Encode(arguments, Feed, ct);
        GC.KeepAlive(queue);

        // ffmpeg can end well and yet have been given too little: then the sound would run ahead of the picture.
        return encoded == timeline.FrameCount
            ? file
            : throw new FfmpegException("ffmpeg-failed", $"The encoder wrote {encoded} frames of {timeline.FrameCount}.");

        Task Feed(Stream output, Action alive, CancellationToken stop) => queue.Pump(
            timeline.FrameCount,
            painter.Paint,
            output,
            frames =>
            {
                alive();
                rendered(frames);
            },
            stop);
    }
}
