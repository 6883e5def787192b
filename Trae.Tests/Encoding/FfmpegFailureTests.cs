using System.Diagnostics;
using Trae.Contracts;
using Trae.Jobs;
using Trae.VideoWorker;
using Trae.VideoWorker.Encoding;

namespace Trae.Tests.Encoding;

/// <summary>What becomes of ffmpeg when the world is against it: every failure says why, and nothing is left running.</summary>
public sealed class FfmpegFailureTests
{
    private static readonly FfmpegOptions Piped = new() { InProcess = false };

    [Fact]
    public async Task Killed_in_mid_segment_fails_with_the_signal_and_another_attempt_succeeds()
    {
        using var bench = new RenderBench(Piped);
        var killed = false;

        var error = await Assert.ThrowsAsync<FfmpegException>(() => bench.Render(
            RenderBench.Timeline(VideoFormat.Square, frames: 5_000), frame => killed = killed || (frame == 60 && Kill(bench, "KILL"))));

        Assert.True(killed);
        Assert.Equal("ffmpeg-killed", error.Code);
        Assert.Contains("killed by signal 9", error.Message, StringComparison.Ordinal);
        await bench.Render(RenderBench.Timeline(VideoFormat.Square, frames: 10));
    }

    [Fact]
    public async Task Stopped_in_mid_segment_is_found_to_hang_and_is_killed()
    {
        using var bench = new RenderBench(Piped with { Patience = TimeSpan.FromSeconds(2) });
        var process = 0;

        var error = await Assert.ThrowsAsync<FfmpegException>(() => bench.Render(
            RenderBench.Timeline(VideoFormat.Square, frames: 100_000),
            frame =>
            {
                if (frame == 30)
                {
                    process = Children.Of(Environment.ProcessId, bench.Folder.Location)[0];
                    Signal(process, "STOP");
                }
            }));

        Assert.Equal("ffmpeg-hung", error.Code);
        Assert.Contains("showed no sign of life for 2 seconds", error.Message, StringComparison.Ordinal);
        Assert.False(Children.IsRunning(process));
    }

    [Fact]
    public async Task A_tool_that_never_reads_is_found_to_hang()
    {
        using var scripts = WorkFolder.Create();
        using var bench = new RenderBench(Piped with { Ffmpeg = RenderBench.Script(scripts, "exec sleep 600"), Patience = TimeSpan.FromSeconds(1) });

        var error = await Assert.ThrowsAsync<FfmpegException>(() => bench.Render(RenderBench.Timeline(VideoFormat.Square, frames: 100)));

        Assert.Equal("ffmpeg-hung", error.Code);
    }

    [Fact]
    public async Task A_full_disk_is_called_by_its_name()
    {
        using var scripts = WorkFolder.Create();
        var full = RenderBench.Script(scripts, "echo 'av_interleaved_write_frame(): No space left on device' >&2; exit 228");
        using var bench = new RenderBench(Piped with { Ffmpeg = full });

        var error = await Assert.ThrowsAsync<FfmpegException>(() => bench.Render(RenderBench.Timeline(VideoFormat.Square, frames: 100)));

        Assert.Equal("disk-full", error.Code);
        Assert.Contains("disk is full", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ffmpeg_itself_reports_a_full_device_as_a_full_disk()
    {
        using var bench = new RenderBench();
        var arguments = FfmpegArguments.EncodeSegment(new(new(64, 64), 200), 1, "/dev/full").ToList();
        arguments[arguments.IndexOf("mp4")] = "h264";

        var error = await Assert.ThrowsAsync<FfmpegException>(() => bench.Ffmpeg.Encode(
            arguments,
            async (output, ct) =>
            {
                for (var frame = 0; frame < 200; frame++)
                {
                    await output.WriteAsync(Noise(frame), ct);
                }
            },
            CancellationToken.None));

        Assert.Equal("disk-full", error.Code);
    }

    [Fact]
    public async Task A_failure_carries_the_exit_code_and_the_last_lines_of_standard_error()
    {
        using var bench = new RenderBench();

        var error = await Assert.ThrowsAsync<FfmpegException>(() => bench.Run("-i", bench.Folder.PathOf("absent.mp4"), "-f", "null", "-"));

        Assert.Equal("ffmpeg-failed", error.Code);
        Assert.Matches("ended with exit code (1|254)\\.", error.Message);
        Assert.DoesNotContain("absent.mp4", error.Message, StringComparison.Ordinal);
        Assert.Contains("absent.mp4: No such file or directory", error.Details, StringComparison.Ordinal);
        Assert.Contains(error.Details, error.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Since 6.1 ffmpeg ends with the last byte of its own codes; a shell tells signals by 128 and their number.</summary>
    [Theory]
    [InlineData(1, "ffmpeg-failed", "ended with exit code 1.")]
    [InlineData(137, "ffmpeg-killed", "was killed by signal 9,")]
    [InlineData(159, "ffmpeg-killed", "was killed by signal 31,")]
    [InlineData(183, "ffmpeg-failed", "ended with exit code 183.")]
    [InlineData(254, "ffmpeg-failed", "ended with exit code 254.")]
    public async Task What_ffmpeg_says_of_a_file_is_no_signal(int exitCode, string code, string words)
    {
        using var scripts = WorkFolder.Create();
        using var bench = new RenderBench(new() { Ffmpeg = RenderBench.Script(scripts, $"exit {exitCode}") });

        var error = await Assert.ThrowsAsync<FfmpegException>(() => bench.Run("-i", "x.mp4", "-f", "null", "-"));

        Assert.Equal(code, error.Code);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_ffmpeg_fails_for_good_and_says_how_to_install_it()
    {
        using var bench = new RenderBench(Piped with { Ffmpeg = "no-such-ffmpeg" });

        var error = await Assert.ThrowsAsync<PermanentJobException>(() => bench.Render(RenderBench.Timeline(VideoFormat.Square, frames: 2)));

        Assert.Equal("ffmpeg-missing", error.Code);
        Assert.Contains("install", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_input_can_make_it_open_an_address()
    {
        using var bench = new RenderBench();
        var playlist = bench.Folder.PathOf("list.txt");
        await File.WriteAllTextAsync(playlist, "ffconcat version 1.0\nfile http://127.0.0.1:9/x.mp4\n");

        var error = await Assert.ThrowsAsync<FfmpegException>(() => bench.Run([.. FfmpegArguments.Local, "-safe", "0", "-f", "concat", "-i", playlist, "-f", "null", "-"]));

        Assert.Contains("not on whitelist", error.Details, StringComparison.Ordinal);
    }

    [Fact]
    public void Progress_is_read_from_its_report()
    {
        var reader = new FfmpegProgressReader();
        string[] lines =
        [
            "frame=0", "fps=0.00", "out_time_us=N/A", "progress=continue",
            "frame=151", "fps=301.9", "stream_0_0_q=23.0", "out_time_us=5033333", "out_time=00:00:05.033333", "speed=10.1x", "progress=end",
        ];

        Assert.Equal(
            [new FfmpegProgress(0, TimeSpan.Zero, false), new FfmpegProgress(151, TimeSpan.FromMicroseconds(5033333), true)],
            lines.Select(reader.Read).OfType<FfmpegProgress>());
    }

    private static byte[] Noise(int seed)
    {
        var frame = new byte[Nv12.SizeOf(64, 64)];
        new Random(seed).NextBytes(frame);

        return frame;
    }

    private static bool Kill(RenderBench bench, string signal)
    {
        Signal(Children.Of(Environment.ProcessId, bench.Folder.Location)[0], signal);

        return true;
    }

    internal static void Signal(int process, string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{process}"]);
        kill.WaitForExit();
    }
}
