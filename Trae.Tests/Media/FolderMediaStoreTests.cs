using System.Diagnostics;
using System.IO.Pipelines;
using Trae.Media;

namespace Trae.Tests.Media;

public sealed class FolderMediaStoreTests : MediaStoreTests, IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("trae-media-");

    public FolderMediaStoreTests() => Media = Open();

    protected override IMediaStore Media { get; }

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public async Task What_a_killed_process_left_half_written_is_removed_and_never_seen()
    {
        var leftover = Path.Combine(_root.FullName, ".unfinished", "ab12");
        await File.WriteAllTextAsync(leftover, "half a vid", Ct);

        Open();

        Assert.False(File.Exists(leftover));
    }

    [Fact]
    public async Task A_save_under_way_survives_the_start_of_another_process()
    {
        var key = NewKey("mp4");
        var pipe = new Pipe();
        var saving = Media.Save(key, pipe.Reader.AsStream(), Ct);
        await pipe.Writer.WriteAsync(Bytes(1_000), Ct);

        Open();
        Assert.Null(await Media.Find(key, Ct));
        await pipe.Writer.CompleteAsync();
        await saving;

        Assert.Equal(Bytes(1_000), await Read(key));
        Assert.Empty(Directory.GetFiles(Path.Combine(_root.FullName, ".unfinished")));
    }

    [Fact]
    public async Task A_reader_keeps_the_content_that_it_opened()
    {
        var key = NewKey("mp4");
        await Media.Save(key, new MemoryStream(Bytes(500_000, seed: 1)), Ct);

        await using var reader = await Media.OpenRead(key, Ct);
        await Media.Save(key, new MemoryStream(Bytes(500_000, seed: 2)), Ct);
        var read = new byte[500_000];
        await reader.ReadExactlyAsync(read, Ct);

        Assert.Equal(Bytes(500_000, seed: 1), read);
    }

    [Fact]
    public void A_full_disk_is_said_in_words()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has /dev/full.");

        using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        var failure = Assert.ThrowsAny<IOException>(() => full.Write([1]));

        Assert.True(MediaStoreFullException.IsCauseOf(failure));
        Assert.False(MediaStoreFullException.IsCauseOf(new IOException("Something else.")));
        Assert.Contains("/data/media) is full: free some space", new MediaStoreFullException("/data/media", failure).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_save_that_fills_the_disk_leaves_nothing_behind()
    {
        var small = Path.Combine(_root.FullName, "small");
        Directory.CreateDirectory(small);
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && await Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", small) == 0,
            "Making a small disk takes the right to mount one.");

        try
        {
            var media = new FolderMediaStore(small, TimeProvider.System);

            await Assert.ThrowsAsync<MediaStoreFullException>(() => media.Save("a/big.mp4", new MemoryStream(Bytes(3_000_000)), Ct));

            Assert.Null(await media.Find("a/big.mp4", Ct));
            Assert.Empty(Directory.GetFiles(small, "*", SearchOption.AllDirectories));
        }
        finally
        {
            await Run("umount", small);
        }
    }

    private static async Task<int> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
        await process.StandardError.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);

        return process.ExitCode;
    }

    private FolderMediaStore Open() => new(_root.FullName, TimeProvider.System);
}
