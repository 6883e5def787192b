using Trae.Contracts;
using Trae.VideoWorker.Encoding;

namespace Trae.Tests.Encoding;

/// <summary>Real encodes, asserted by probing what came out.</summary>
public sealed class SceneRendererTests
{
    [Theory]
    [InlineData(VideoFormat.Wide, 1920, 1080)]
    [InlineData(VideoFormat.Tall, 1080, 1920)]
    [InlineData(VideoFormat.Square, 1080, 1080)]
    [InlineData(VideoFormat.Portrait, 720, 900, Resolution.P720)]
    [InlineData(VideoFormat.Portrait, 720, 900, Resolution.P720, false)]
    public async Task Renders_a_closed_segment_of_the_format(
        VideoFormat format, int width, int height, Resolution resolution = Resolution.P1080, bool inProcess = true)
    {
        using var bench = new RenderBench(new() { InProcess = inProcess });
        var reports = new List<int>();

        var timeline = RenderBench.Timeline(format, frames: 75);
        var file = await bench.Render(timeline with { Look = timeline.Look with { Resolution = resolution } }, reports.Add);

        var probe = await bench.Ffmpeg.Probe(file, countPackets: true, CancellationToken.None);
        var video = Assert.Single(probe.Streams);
        Assert.Equal(("video", "h264", width, height), (video.Kind, video.Codec, video.Width, video.Height));
        Assert.Equal(("yuv420p", "tv bt709 bt709 bt709"), (video.PixelFormat, video.Colour));
        Assert.Equal((75, 30.0), (video.Packets, video.FramesPerSecond));
        Assert.Equal((TimeSpan.Zero, TimeSpan.FromSeconds(2.5)), (video.Start, video.Duration));
        Assert.Equal(Enumerable.Range(1, 75), reports);
    }

    [Theory]
    [InlineData(150, true, 0, 60, 120)]
    [InlineData(149, true, 0, 60)]
    [InlineData(149, false, 0, 60)]
    [InlineData(20, false, 0)]
    public async Task Puts_a_keyframe_every_two_seconds_but_in_the_last_one_and_lets_no_frame_refer_across_one(int frames, bool inProcess, params int[] keyframes)
    {
        using var bench = new RenderBench(new() { InProcess = inProcess });

        var file = await bench.Render(RenderBench.Timeline(VideoFormat.Square, frames));

        var types = await bench.FrameTypes(file);
        Assert.Equal(frames, types.Length);
        Assert.Equal(keyframes, Enumerable.Range(0, frames).Where(frame => types[frame] == "I"));

        // A frame shown before a keyframe that is a B frame would need the keyframe: the group would be open.
        Assert.All(keyframes.Skip(1), keyframe => Assert.Equal("P", types[keyframe - 1]));
    }

    [Fact]
    public async Task Carries_the_colours_through()
    {
        using var bench = new RenderBench();
        var file = await bench.Render(RenderBench.Timeline(VideoFormat.Square, frames: 2));
        var raw = bench.Folder.PathOf("frame.rgb");

        await bench.Run("-i", file, "-frames:v", "1", "-vf", "scale=in_color_matrix=bt709:in_range=tv:out_range=pc,format=bgra", "-f", "rawvideo", raw);

        var expected = FirstFrame();
        var decoded = await File.ReadAllBytesAsync(raw);
        var error = expected.Zip(decoded, (a, b) => Math.Abs(a - b)).Average();
        Assert.Equal(expected.Length, decoded.Length);
        Assert.InRange(error, 0, 2);
    }

    [Fact]
    public async Task Stops_within_two_seconds_when_cancelled_and_leaves_no_process()
    {
        using var bench = new RenderBench(new() { InProcess = false });
        using var cancel = new CancellationTokenSource();
        var started = new TaskCompletionSource();

        var render = bench.Render(RenderBench.Timeline(VideoFormat.Square, frames: 100_000), _ => started.TrySetResult(), cancel.Token);
        await started.Task;
        var process = Assert.Single(Children.Of(Environment.ProcessId, bench.Folder.Location));
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => render.WaitAsync(TimeSpan.FromSeconds(2)));
        Assert.False(Children.IsRunning(process));
    }

    [Fact]
    public async Task An_error_while_drawing_stops_the_encoder_and_is_the_error_that_is_told()
    {
        using var bench = new RenderBench();
        var arguments = FfmpegArguments.EncodeSegment(new(new(64, 64), 1), 1, bench.Folder.PathOf("x.mp4"));

        var error = await Assert.ThrowsAsync<InvalidDataException>(() => bench.Ffmpeg.Encode(
            arguments, (_, _) => throw new InvalidDataException("No such glyph."), CancellationToken.None));

        Assert.Equal("No such glyph.", error.Message);
        Assert.Empty(Children.Of(Environment.ProcessId, bench.Folder.Location));
    }

    private static unsafe byte[] FirstFrame()
    {
        using var fonts = new VideoWorker.Drawing.FontLibrary();
        using var canvas = new VideoWorker.Drawing.SceneCanvas(RenderBench.Timeline(VideoFormat.Square, frames: 2), VideoWorker.Drawing.SceneMedia.Empty, fonts);
        canvas.Draw(0);

        return new Span<byte>((void*)canvas.Pixels, canvas.RowBytes * canvas.Height).ToArray();
    }
}
