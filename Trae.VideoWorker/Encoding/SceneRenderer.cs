using Trae.VideoWorker.Drawing;
using Trae.VideoWorker.Encoding.InProcess;
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
        var frames = new DrawnFrames(canvas, timeline.FrameCount, rendered);
        var encoded = X264Library.IsUsed(encoder, ffmpeg.Options)
            ? await Encode(frames, X264Library.Shared!, file, ct)
            : await Pipe(frames, encoder, file, ct);
        GC.KeepAlive(frames);

        // An encoder can end well and yet have been given too little: then the sound would run ahead of the picture.
        return encoded == timeline.FrameCount
            ? file
            : throw new FfmpegException("ffmpeg-failed", $"The encoder wrote {encoded} frames of {timeline.FrameCount}.");
    }

    private async Task<long> Encode(DrawnFrames frames, X264Library x264, string file, CancellationToken ct)
    {
        using var segment = new InProcessSegment(x264, frames.Width, frames.Height, ffmpeg.Options.Threads, file);
        await frames.Pump(
            (frame, _) =>
            {
                segment.Write(frame);

                return Task.CompletedTask;
            },
            ct);

        return segment.Finish();
    }

    private Task<long> Pipe(DrawnFrames frames, VideoEncoder encoder, string file, CancellationToken ct) => ffmpeg.Encode(
        FfmpegArguments.EncodeSegment(frames.Width, frames.Height, FrameRate.PerSecond, ffmpeg.Options.Threads, file, encoder),
        (output, alive, stop) => frames.Pump(
            async (frame, token) =>
            {
                await FramePipe.Write(output, frame, token);
                alive();
            },
            stop),
        ct);
}

/// <summary>A scene's frames in the order in which they are shown, each drawn once.</summary>
/// <param name="taken">Called with the number of frames that were taken.</param>
internal sealed class DrawnFrames(SceneCanvas canvas, int count, Action<int> taken)
{
    // It is kept as long as this: the pipe holds the last frame by its pages until its reader has ended.
    private readonly FrameQueue _queue = new(Nv12.SizeOf(canvas.Width, canvas.Height));

    public int Width => canvas.Width;

    public int Height => canvas.Height;

    public Task Pump(Func<byte[], CancellationToken, Task> take, CancellationToken ct) =>
        _queue.Pump(count, new FramePainter(canvas).Paint, take, taken, ct);
}
