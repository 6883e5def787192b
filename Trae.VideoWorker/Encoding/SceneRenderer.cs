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
        var encoded = X264Library.For(encoder, ffmpeg.Options) is { } x264
            ? await Encode(new(canvas, timeline.FrameCount, rendered, buffers: 2, lends: false), x264, file, ct)
            : await Pipe(new(canvas, timeline.FrameCount, rendered, buffers: 4, lends: true), encoder, file, ct);

        // An encoder can end well and yet have been given too little: then the sound would run ahead of the picture.
        return encoded == timeline.FrameCount
            ? file
            : throw new FfmpegException("ffmpeg-failed", $"The encoder wrote {encoded} frames of {timeline.FrameCount}.");
    }

    private async Task<long> Encode(DrawnFrames frames, X264Library x264, string file, CancellationToken ct)
    {
        using var segment = new InProcessSegment(x264, frames.Shape, ffmpeg.Options.SceneThreads, file);
        await frames.Pump(
            (frame, constant, _) =>
            {
                segment.Write(frame, constant.Span);

                return Task.CompletedTask;
            },
            ct);

        return segment.Finish();
    }

    private async Task<long> Pipe(DrawnFrames frames, VideoEncoder encoder, string file, CancellationToken ct)
    {
        var arguments = FfmpegArguments.EncodeSegment(frames.Shape, ffmpeg.Options.SceneThreads, file, encoder);
        var encoded = await ffmpeg.Encode(arguments, Feed, ct);

        // Until its reader has ended, the pipe holds the last frame by its pages.
        GC.KeepAlive(frames);

        return encoded;

        Task Feed(Stream output, CancellationToken stop) => frames.Pump((frame, _, token) => FramePipe.Write(output, frame, token), stop);
    }
}

/// <summary>A scene's frames in the order in which they are shown, each drawn once.</summary>
/// <param name="taken">Called with the number of frames that were taken.</param>
/// <inheritdoc cref="FrameQueue(int, int, bool)"/>
internal sealed class DrawnFrames(SceneCanvas canvas, int count, Action<int> taken, int buffers, bool lends)
{
    private readonly FrameQueue _queue = new(Nv12.SizeOf(canvas.Width, canvas.Height), buffers, lends);

    public SegmentShape Shape => new(new(canvas.Width, canvas.Height), count);

    /// <param name="take">Given a frame and its <see cref="ConstantBlocks.Map"/>, which is empty for who is lent the frame.</param>
    public Task Pump(Func<byte[], ReadOnlyMemory<byte>, CancellationToken, Task> take, CancellationToken ct)
    {
        var painter = new FramePainter(canvas, buffers, compares: !lends);

        return _queue.Pump(count, painter.Paint, (buffer, stop) => take(buffer.Bytes, painter.ConstantOf(buffer), stop), taken, ct);
    }
}
