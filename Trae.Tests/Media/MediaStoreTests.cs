using System.IO.Pipelines;
using Trae.Media;

namespace Trae.Tests.Media;

/// <summary>What every media store must do; each one inherits these tests.</summary>
public abstract class MediaStoreTests
{
    protected abstract IMediaStore Media { get; }

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_saved_is_read_back()
    {
        var key = NewKey("mp4");
        var content = Bytes(100_000);

        await Media.Save(key, new MemoryStream(content), Ct);

        var file = await Media.Find(key, Ct);
        Assert.NotNull(file);
        Assert.Equal((key, 100_000L, "video/mp4"), (file.Key, file.Length, file.ContentType));
        Assert.Matches("^\"[^\"]+\"$", file.ETag);
        Assert.InRange(DateTimeOffset.FromUnixTimeSeconds(file.SavedAt.ToUnixTimeSeconds()), TimeProvider.System.GetUtcNow().AddMinutes(-5), TimeProvider.System.GetUtcNow().AddMinutes(5));
        Assert.Equal(content, await Read(key));
    }

    [Fact]
    public async Task A_key_that_was_never_saved_is_not_there()
    {
        Assert.Null(await Media.Find("none/at-all.mp4", Ct));
        var refused = await Assert.ThrowsAsync<FileNotFoundException>(() => Media.OpenRead("none/at-all.mp4", Ct));
        Assert.Contains("none/at-all.mp4", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_save_replaces_the_first_and_changes_the_tag()
    {
        var key = NewKey("txt");
        await Media.Save(key, new MemoryStream(Bytes(10, seed: 1)), Ct);
        var first = await Media.Find(key, Ct);

        await Media.Save(key, new MemoryStream(Bytes(10, seed: 2)), Ct);

        Assert.NotEqual(first!.ETag, (await Media.Find(key, Ct))!.ETag);
        Assert.Equal(Bytes(10, seed: 2), await Read(key));
    }

    [Fact]
    public async Task A_range_is_read_by_seeking()
    {
        var key = NewKey("mp4");
        var content = Bytes(20_000_001);
        await Media.Save(key, new MemoryStream(content), Ct);

        await using var stream = await Media.OpenRead(key, Ct);
        stream.Seek(17_000_000, SeekOrigin.Begin);
        var range = new byte[1_000];
        await stream.ReadExactlyAsync(range, Ct);

        Assert.Equal(content.Length, stream.Length);
        Assert.Equal(content[17_000_000..17_001_000], range);
    }

    [Fact]
    public async Task Content_that_cannot_seek_is_saved_from_where_it_stands()
    {
        var key = NewKey("bin");
        var content = new MemoryStream(Bytes(50_000)) { Position = 10_000 };

        await Media.Save(key, PipeReader.Create(content).AsStream(), Ct);

        Assert.Equal(Bytes(50_000)[10_000..], await Read(key));
    }

    [Fact]
    public async Task Saves_of_one_key_at_the_same_time_leave_one_of_them_whole()
    {
        var key = NewKey("mp4");
        var contents = Enumerable.Range(1, 6).Select(seed => Bytes(9_000_000, seed)).ToList();

        await Task.WhenAll(contents.Select(content => Task.Run(() => Media.Save(key, new MemoryStream(content), Ct))));

        var saved = await Read(key);
        Assert.Contains(contents, content => content.AsSpan().SequenceEqual(saved));
    }

    [Fact]
    public async Task Content_that_breaks_off_is_not_saved_and_keeps_what_was_there()
    {
        var (fresh, known) = (NewKey("mp4"), NewKey("mp4"));
        await Media.Save(known, new MemoryStream(Bytes(10)), Ct);

        await Assert.ThrowsAsync<EndOfStreamException>(() => Media.Save(fresh, new BreakingStream(9_000_000), Ct));
        await Assert.ThrowsAsync<EndOfStreamException>(() => Media.Save(known, new BreakingStream(9_000_000), Ct));

        Assert.Null(await Media.Find(fresh, Ct));
        Assert.Equal(Bytes(10), await Read(known));
    }

    [Fact]
    public async Task A_deleted_key_is_gone_and_may_be_deleted_again()
    {
        var key = NewKey("txt");
        await Media.Save(key, new MemoryStream(Bytes(10)), Ct);

        await Media.Delete(key, Ct);
        await Media.Delete(key, Ct);

        Assert.Null(await Media.Find(key, Ct));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../secrets.txt")]
    [InlineData("a/../../secrets.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("a//b")]
    [InlineData("a/")]
    [InlineData("a\\..\\b")]
    [InlineData(".unfinished/x")]
    [InlineData("a/.hidden")]
    [InlineData("Upper.txt")]
    [InlineData("a%2e%2e/b")]
    [InlineData("nul\0.txt")]
    public async Task A_key_that_could_climb_out_is_refused_everywhere(string key)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Media.Find(key, Ct));
        await Assert.ThrowsAsync<ArgumentException>(() => Media.OpenRead(key, Ct));
        await Assert.ThrowsAsync<ArgumentException>(() => Media.Save(key, new MemoryStream(), Ct));
        await Assert.ThrowsAsync<ArgumentException>(() => Media.Delete(key, Ct));
    }

    [Fact]
    public async Task A_document_is_read_as_it_was_saved()
    {
        var key = NewKey("json");
        var saved = new Trae.Contracts.Chapter("Três corações", TimeSpan.FromSeconds(1.5));

        await Media.SaveJson(key, saved, Ct);

        Assert.Equal(saved, await Media.ReadJson<Trae.Contracts.Chapter>(key, Ct));
    }

    protected static string NewKey(string extension) => $"tests/{Guid.NewGuid():n}.{extension}";

    protected static byte[] Bytes(int count, int seed = 7)
    {
        var bytes = new byte[count];
        new Random(seed).NextBytes(bytes);

        return bytes;
    }

    protected async Task<byte[]> Read(string key)
    {
        await using var stream = await Media.OpenRead(key, Ct);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, Ct);

        return copy.ToArray();
    }

    /// <summary>Gives some bytes and then fails, like an upload whose sender went away.</summary>
    private sealed class BreakingStream(int bytes) : MemoryStream(new byte[bytes])
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = await base.ReadAsync(buffer, cancellationToken);

            return count > 0 ? count : throw new EndOfStreamException("The sender went away.");
        }
    }
}
