using Trae.Contracts;
using Trae.Jobs;
using Trae.VideoWorker.Encoding;

namespace Trae.Tests.Encoding;

/// <summary>Clips as pictures, from real files: each frame of these is one grey that tells its number.</summary>
public sealed class ClipTests
{
    private const int Frames = 40;

    private static readonly FrameSize Size = new(160, 90);

    [Theory]
    [InlineData(0, null, true, 100)]
    [InlineData(0, null, false, 60)]
    [InlineData(10, 25, true, 50)]
    [InlineData(10, 25, false, 30)]
    [InlineData(39, null, true, 5)]
    public async Task Shows_each_frame_in_step_with_the_scene(int from, int? to, bool loop, int frames)
    {
        using var bench = new RenderBench();
        using var player = new ClipPlayer(await Numbered(bench), Clip(from, to, loop), Size);

        var shown = Enumerable.Range(0, frames).Select(frame => NumberOf(player.At(frame))).ToArray();

        var count = (to ?? Frames) - from;
        Assert.Equal(Enumerable.Range(0, frames).Select(frame => from + (loop ? frame % count : Math.Min(frame, count - 1))), shown);
    }

    [Fact]
    public async Task Goes_to_any_frame_and_back()
    {
        using var bench = new RenderBench();
        using var player = new ClipPlayer(await Numbered(bench), Clip(2, null, loop: false), Size);

        Assert.All([30, 31, 4, 36, 0, 37], frame => Assert.Equal(frame + 2, NumberOf(player.At(frame))));
    }

    [Fact]
    public async Task A_clip_that_ends_before_it_says_stands_on_its_last_frame_and_loops_in_time()
    {
        using var bench = new RenderBench();
        var clip = await Numbered(bench);
        var longer = await ClipFrames.Open(await Shortened(bench, clip.Path), bench.Ffmpeg, CancellationToken.None);
        using var player = new ClipPlayer(longer, Clip(0, null, loop: true), Size);

        var shown = Enumerable.Range(0, Frames * 2).Select(frame => NumberOf(player.At(frame))).ToArray();

        Assert.Equal(shown[..Frames], shown[Frames..]);
        Assert.Equal(Enumerable.Range(0, Frames).Select(frame => Math.Min(frame, shown.Max())), shown[..Frames]);
        Assert.InRange(shown.Max(), 5, Frames - 2);
    }

    [Theory]
    [InlineData(ClipFit.Fill, 0, 0)]
    [InlineData(ClipFit.Fit, 1, 3)]
    public async Task Fills_its_box_or_is_seen_whole_on_itself(ClipFit fit, int least, int most)
    {
        using var bench = new RenderBench();
        var file = bench.Folder.PathOf("halves.mp4");

        // Black above, white below: where it is seen whole in an upright box, blurred grey is above and below it.
        await Make(bench, file, "color=black:s=160x90:r=30,drawbox=y=45:h=45:c=white:t=fill", "-t", "0.5");
        using var player = new ClipPlayer(await ClipFrames.Open(file, bench.Ffmpeg, CancellationToken.None), Clip(0, null, true) with { Fit = fit }, new(90, 160));

        var middle = Column(player.At(0), 90, 160);
        Assert.True(middle[70] < 24 && middle[90] > 220, "The clip's own middle is sharp.");
        Assert.InRange(Enumerable.Range(1, 158).Count(y => Math.Abs(middle[y] - middle[y - 1]) > 60), least + 1, most + 1);
    }

    [Theory]
    [InlineData("ffconcat version 1.0\nfile {0}\n")]
    [InlineData("#EXTM3U\n#EXTINF:1,\n{0}\n#EXT-X-ENDLIST\n")]
    [InlineData("no clip at all")]
    public async Task A_playlist_named_mp4_opens_nothing(string text)
    {
        using var bench = new RenderBench();
        var clip = await Numbered(bench);
        var playlist = bench.Folder.PathOf("list.mp4");
        await File.WriteAllTextAsync(playlist, string.Format(System.Globalization.CultureInfo.InvariantCulture, text, Path.GetFileName(clip.Path)));

        var error = await Assert.ThrowsAsync<PermanentJobException>(() => ClipFrames.Open(playlist, bench.Ffmpeg, CancellationToken.None));

        Assert.Equal("clip-unreadable", error.Code);
    }

    [Fact]
    public async Task A_broken_clip_is_refused_with_what_to_do()
    {
        using var bench = new RenderBench();
        var clip = await Numbered(bench);
        var bytes = await File.ReadAllBytesAsync(clip.Path);
        await File.WriteAllBytesAsync(clip.Path, bytes[..(bytes.Length / 2)]);

        var error = await Assert.ThrowsAsync<PermanentJobException>(async () =>
        {
            using var player = new ClipPlayer(await ClipFrames.Open(clip.Path, bench.Ffmpeg, CancellationToken.None), Clip(0, null, true), Size);
            player.At(0);
        });

        Assert.Equal("clip-unreadable", error.Code);
        Assert.Contains("upload it again", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_decoder_ends_with_its_player_and_with_the_job()
    {
        using var bench = new RenderBench();
        using var job = new CancellationTokenSource();
        var file = bench.Folder.PathOf("long.mp4");
        await Make(bench, file, "testsrc2=s=640x360:r=30", "-t", "20");
        var clip = await ClipFrames.Open(file, bench.Ffmpeg, job.Token);

        var player = new ClipPlayer(clip, Clip(0, null, true), new(640, 360));
        player.At(0);
        var first = Assert.Single(Children.Of(Environment.ProcessId, bench.Folder.Location));
        player.Dispose();
        await Ended(first);

        using var second = new ClipPlayer(clip, Clip(0, null, true), new(640, 360));
        second.At(0);
        var process = Assert.Single(Children.Of(Environment.ProcessId, bench.Folder.Location));
        await job.CancelAsync();
        await Ended(process);
        Assert.ThrowsAny<OperationCanceledException>(() => second.At(30));
    }

    [Fact]
    public async Task A_decoder_that_is_stopped_is_found_to_hang()
    {
        using var studio = new RenderBench();
        using var bench = new RenderBench(new() { Patience = TimeSpan.FromSeconds(3) });
        var file = bench.Folder.PathOf("long.mp4");
        await Make(studio, file, "testsrc2=s=640x360:r=30", "-t", "20");
        using var player = new ClipPlayer(await ClipFrames.Open(file, bench.Ffmpeg, CancellationToken.None), Clip(0, null, true), new(640, 360));
        player.At(0);

        FfmpegFailureTests.Signal(Assert.Single(Children.Of(Environment.ProcessId, bench.Folder.Location)), "STOP");
        var error = Assert.Throws<FfmpegException>(() =>
        {
            for (var frame = 1; frame < 600; frame++)
            {
                player.At(frame);
            }
        });

        Assert.Equal("ffmpeg-hung", error.Code);
    }

    private static async Task Ended(int process)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (Children.IsRunning(process))
        {
            await Task.Delay(10, patience.Token);
        }
    }

    private static SceneClip Clip(int from, int? to, bool loop) =>
        new("", TimeSpan.FromSeconds(from / 30.0), to is { } end ? TimeSpan.FromSeconds(end / 30.0) : null, loop);

    private static async Task<ClipFrames> Numbered(RenderBench bench)
    {
        var file = bench.Folder.PathOf("numbered.mp4");
        await Make(bench, file, $"color=black:s={Size.Width}x{Size.Height}:r=30,geq=lum=16+N*5:cb=128:cr=128", "-frames:v", $"{Frames}");

        return await ClipFrames.Open(file, bench.Ffmpeg, CancellationToken.None);
    }

    private static Task<IReadOnlyList<string>> Make(RenderBench bench, string file, string picture, params string[] length) => bench.Run(
        ["-f", "lavfi", "-i", picture, .. length, "-pix_fmt", "yuv420p", "-c:v", "libx264", "-crf", "8", "-g", "12", "-bf", "2", file]);

    /// <summary>The index still tells of all frames, but the file is cut off; its index stands first.</summary>
    private static async Task<string> Shortened(RenderBench bench, string file)
    {
        var fast = bench.Folder.PathOf("fast.mp4");
        await bench.Run("-i", file, "-c", "copy", "-movflags", "+faststart", fast);
        var bytes = await File.ReadAllBytesAsync(fast);
        await File.WriteAllBytesAsync(fast, bytes[..(bytes.Length - ((bytes.Length - 2_500) / 3))]);

        return fast;
    }

    private static int NumberOf(ReadOnlySpan<byte> i420) => (int)Math.Round((i420[(45 * Size.Width) + 80] - 16) / 5.0);

    private static int[] Column(ReadOnlySpan<byte> i420, int width, int height)
    {
        var column = new int[height];
        for (var y = 0; y < height; y++)
        {
            column[y] = i420[(y * width) + (width / 2)];
        }

        return column;
    }
}
