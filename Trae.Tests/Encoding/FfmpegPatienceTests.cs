using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Trae.VideoWorker;
using Trae.VideoWorker.Encoding;

namespace Trae.Tests.Encoding;

/// <summary>A real ffmpeg on a machine that is slow, which is a process that is stopped and goes on; hours pass by a clock of the test's own.</summary>
public sealed class FfmpegPatienceTests : IDisposable
{
    private static readonly string[] Work = ["-hide_banner", "-nostdin", "-y", "-f", "lavfi", "-i", "testsrc2=s=1280x720", "-frames:v", "100000", "-f", "null"];

    private readonly WorkFolder _folder = WorkFolder.Create();
    private readonly LookedAtClock _clock = new();
    private readonly CancellationTokenSource _end = new();
    private readonly Ffmpeg _ffmpeg;

    public FfmpegPatienceTests() => _ffmpeg = new(new(), _clock, NullLogger<Ffmpeg>.Instance);

    /// <summary>It reports nothing before its end: only its work shows that it lives.</summary>
    [Fact]
    public async Task A_slow_one_is_left_in_peace_for_as_long_as_it_takes()
    {
        var (running, process) = await Start();

        for (var look = 0; look < 15; look++)
        {
            await WorkALittle(process, running);
            await _clock.Pass(TimeSpan.FromSeconds(12), running);
        }

        Assert.False(running.IsCompleted);
        Assert.Equal(15, _clock.Looks);
        await _end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task One_that_is_stopped_for_good_is_found_and_what_it_said_is_no_part_of_the_sentence()
    {
        var (running, process) = await Start();
        FfmpegFailureTests.Signal(process, "STOP");

        while (!running.IsCompleted)
        {
            await _clock.Pass(TimeSpan.FromSeconds(12), running);
        }

        var error = await Assert.ThrowsAsync<FfmpegException>(() => running);
        Assert.Equal("ffmpeg, which works on pictures and sound, was stopped: it showed no sign of life for 60 seconds.", error.Message);
        Assert.Contains("testsrc2", error.Details, StringComparison.Ordinal);
        Assert.InRange(_clock.Looks, 5, 10);
        Assert.False(Children.IsRunning(process));
    }

    public void Dispose()
    {
        _folder.Dispose();
        _end.Dispose();
    }

    /// <returns>Once it has said what it reads.</returns>
    private async Task<(Task Running, int Process)> Start()
    {
        var report = _folder.PathOf("report.txt");
        var running = _ffmpeg.Run([.. Work, "-progress", report, _folder.PathOf("nothing")], report: null, _end.Token);
        while (!File.Exists(report) || new FileInfo(report).Length == 0)
        {
            Assert.False(running.IsCompleted, "It ended before it could be watched.");
            await Task.Delay(2);
        }

        return (running, Assert.Single(Children.Of(Environment.ProcessId, _folder.Location)));
    }

    private static async Task WorkALittle(int process, Task running)
    {
        using var watched = System.Diagnostics.Process.GetProcessById(process);
        var before = watched.TotalProcessorTime;
        FfmpegFailureTests.Signal(process, "CONT");
        while (!running.IsCompleted && watched.TotalProcessorTime == before)
        {
            await Task.Delay(2);
        }

        FfmpegFailureTests.Signal(process, "STOP");
    }

    /// <summary>A clock that knows how often somebody has asked it to be woken.</summary>
    private sealed class LookedAtClock : FakeTimeProvider
    {
        private int _timers;

        public int Looks => Volatile.Read(ref _timers) - 1;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            Interlocked.Increment(ref _timers);

            return timer;
        }

        /// <summary>Lets time pass, and waits until the one who was woken waits again.</summary>
        public async Task Pass(TimeSpan time, Task running)
        {
            var before = Volatile.Read(ref _timers);
            Advance(time);
            while (Volatile.Read(ref _timers) == before && !running.IsCompleted)
            {
                await Task.Delay(2);
            }
        }
    }
}
