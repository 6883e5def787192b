using System.Diagnostics;
using SkiaSharp;
using Trae.Jobs;
using Trae.Tests.Encoding;
using Trae.VideoWorker;
using Trae.VideoWorker.Encoding;
using Trae.VideoWorker.Uploads;

namespace Trae.Tests.Uploads;

/// <summary>The real process that decodes strangers' pictures: what ends it ends nothing else.</summary>
public sealed class PictureProcessTests : IDisposable
{
    private readonly WorkFolder _folder = WorkFolder.Create();
    private readonly PictureProcess _pictures = new(new FfmpegOptions(), TimeProvider.System);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_largest_picture_that_may_be_used_fits_its_limits()
    {
        var (file, media) = await Make(SampleFiles.Bomb(8_000, 6_248), "png");

        Assert.Equal((4_800, 3_748), (media.Width, media.Height));
        using var decoded = SKBitmap.Decode(file);
        Assert.Equal(4_800, decoded.Width);
    }

    [Theory]
    [InlineData("KILL")]
    [InlineData("ABRT")]
    [InlineData("XCPU")]
    public async Task A_picture_that_ends_its_decoder_is_refused(string signal)
    {
        var making = MakeOfNothingYet(CancellationToken.None);
        FfmpegFailureTests.Signal(await Decoder(making), signal);

        var refused = await Assert.ThrowsAsync<PermanentJobException>(() => making);

        Assert.Equal("upload-unreadable", refused.Code);
        Assert.DoesNotContain("signal", refused.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_decoder_ends_with_its_job_and_sees_no_secret()
    {
        using var job = new CancellationTokenSource();
        Environment.SetEnvironmentVariable("TRAE_TEST_SECRET", "hidden");
        var making = MakeOfNothingYet(job.Token);
        var process = await Decoder(making);
        var surroundings = await File.ReadAllTextAsync($"/proc/{process}/environ");

        await job.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => making);
        Assert.False(Children.IsRunning(process));
        Assert.Contains("DOTNET_GCHeapHardLimit", surroundings, StringComparison.Ordinal);
        Assert.DoesNotContain("TRAE_TEST_SECRET", surroundings, StringComparison.Ordinal);
    }

    private async Task<(string File, Trae.Contracts.PreparedMedia Media)> Make(byte[] picture, string format)
    {
        var path = _folder.PathOf("upload");
        await File.WriteAllBytesAsync(path, picture);

        return await _pictures.Make(path, format, _folder, CancellationToken.None);
    }

    /// <summary>Of a pipe that nobody writes to, so that the decoder cannot have ended before it is met.</summary>
    private Task<(string File, Trae.Contracts.PreparedMedia Media)> MakeOfNothingYet(CancellationToken ct)
    {
        var path = _folder.PathOf("upload");
        using (var pipe = Process.Start("mkfifo", [path]))
        {
            pipe.WaitForExit();
        }

        return _pictures.Make(path, "png", _folder, ct);
    }

    /// <summary>Once it is the decoder itself, and no longer what starts it.</summary>
    private async Task<int> Decoder(Task making)
    {
        while (true)
        {
            Assert.False(making.IsCompleted, "It ended before it could be watched.");
            if (Children.Of(Environment.ProcessId, _folder.Location) is [var process, ..] && NameOf(process) == "dotnet")
            {
                return process;
            }

            await Task.Delay(2);
        }
    }

    private static string? NameOf(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);

            return found.ProcessName;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}
