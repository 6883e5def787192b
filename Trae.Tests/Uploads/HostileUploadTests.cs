using System.Net;
using SkiaSharp;
using Trae.Contracts;
using Trae.Tests.Api;

namespace Trae.Tests.Uploads;

/// <summary>What must not get in: refused in words by the API, or by the preparation job with nothing kept.</summary>
public sealed class HostileUploadTests(SharedApi shared) : IClassFixture<SharedApi>
{
    private ApiHost Api { get; } = shared.Host;

    private HttpClient Http => Api.Http;

    public static TheoryData<string, HttpStatusCode, byte[]> AtTheDoor => new()
    {
        { "upload-missing", HttpStatusCode.BadRequest, [] },
        { "upload-playlist", HttpStatusCode.UnprocessableEntity, "#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n"u8.ToArray() },
        { "upload-playlist", HttpStatusCode.UnprocessableEntity, "ffconcat version 1.0\nfile /etc/passwd\n"u8.ToArray() },
        { "upload-svg", HttpStatusCode.UnprocessableEntity, "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8.ToArray() },
        { "upload-svg", HttpStatusCode.UnprocessableEntity, "\uFEFF<?xml version='1.0'?>\n<svg onload='alert(1)'/>"u8.ToArray() },
        { "upload-unknown", HttpStatusCode.UnprocessableEntity, "<!doctype html><script>alert(1)</script>"u8.ToArray() },
        { "upload-unknown", HttpStatusCode.UnprocessableEntity, "%PDF-1.7 and more"u8.ToArray() },
        { "upload-unknown", HttpStatusCode.UnprocessableEntity, "MZ this is a program"u8.ToArray() },
        { "upload-unknown", HttpStatusCode.UnprocessableEntity, [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0] },
        { "upload-font-collection", HttpStatusCode.UnprocessableEntity, [.. "ttcf"u8, 0, 2, 0, 0] },
    };

    [Theory]
    [MemberData(nameof(AtTheDoor))]
    [Trait("ASVS", "v5.0.0-5.2.2"), Trait("ASVS", "v5.0.0-1.3.4")]
    public async Task The_door_says_what_is_wrong(string code, HttpStatusCode status, byte[] file) =>
        await (await Http.PostAsync("/api/v1/media?name=harmless.mp4", new ByteArrayContent(file))).Refused(status, code);

    [Fact]
    [Trait("ASVS", "v5.0.0-5.2.1")]
    public async Task A_file_above_its_kinds_size_is_refused_while_it_comes()
    {
        byte[] font = [0x00, 0x01, 0x00, 0x00, .. new byte[10 * 1024 * 1024]];

        await (await Http.PostAsync("/api/v1/media", new ByteArrayContent(font))).Refused(HttpStatusCode.RequestEntityTooLarge, "upload-too-large");
    }

    [Fact]
    public async Task A_kind_that_the_file_is_not_is_refused() =>
        await (await Http.PostAsync("/api/v1/media?kind=font", new ByteArrayContent(SampleFiles.Picture(SKEncodedImageFormat.Png, 64, 64))))
            .Refused(HttpStatusCode.UnprocessableEntity, "upload-wrong-kind");

    [Theory]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\nstill", "upload-broken")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nno file\r\n--x--\r\n", "upload-missing")]
    [InlineData("multipart/form-data", "no boundary", "upload-missing")]
    public async Task A_broken_form_is_refused(string type, string body, string code)
    {
        var content = new StringContent(body);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        await (await Http.PostAsync("/api/v1/media", content)).Refused(HttpStatusCode.BadRequest, code);
    }

    public static TheoryData<string, MediaKind, Func<Task<byte[]>>> Inside => new()
    {
        { "picture-too-many-pixels", MediaKind.Picture, () => Task.FromResult(SampleFiles.Bomb(16_000, 16)) },
        { "picture-too-many-pixels", MediaKind.Picture, () => Task.FromResult(SampleFiles.Bomb(12_000, 12_000)) },
        { "picture-too-small", MediaKind.Picture, () => Task.FromResult(SampleFiles.Picture(SKEncodedImageFormat.Png, 8, 64)) },
        { "upload-unreadable", MediaKind.Picture, () => Task.FromResult(SampleFiles.Picture(SKEncodedImageFormat.Png, 640, 480)[..60]) },
        { "upload-unreadable", MediaKind.Picture, () => Task.FromResult<byte[]>([.. "GIF89a"u8, 64, 0, 64, 0, .. Noise(2_000)]) },
        { "upload-unreadable", MediaKind.Clip, () => Task.FromResult<byte[]>([0, 0, 0, 20, .. "ftypisom"u8, 0, 0, 0, 0, .. "isom"u8, .. Noise(50_000)]) },
        { "upload-unreadable", MediaKind.Clip, () => Task.FromResult<byte[]>([0, 0, 0, 20, .. "ftypisom"u8, 0, 0, 0, 0, .. "isom"u8, .. "\n#EXT\nfile:///etc/passwd\n"u8]) },
        { "upload-unreadable", MediaKind.Clip, async () => (await SampleFiles.Clip("mp4"))[..3_000] },
        { "upload-unreadable", MediaKind.Music, () => Task.FromResult<byte[]>([.. "fLaC"u8, .. Noise(5_000)]) },
        { "upload-unreadable", MediaKind.Font, () => Task.FromResult<byte[]>([0, 1, 0, 0, 0, 12, .. Noise(20_000)]) },
        { "upload-unreadable", MediaKind.Font, () => Task.FromResult<byte[]>([.. "wOF2"u8, .. Noise(20_000)]) },
        { "upload-unreadable", MediaKind.Font, () => Task.FromResult(Scrambled(SampleFiles.Font())) },
        { "clip-no-picture", MediaKind.Clip, () => SampleFiles.Ffmpeg("mp4", "-f", "lavfi", "-i", "sine=duration=2") },
        { "music-no-sound", MediaKind.Music, () => SampleFiles.Clip("mp4") },
        { "upload-too-short", MediaKind.Clip, () => SampleFiles.Clip("gif", "64x64", 0.1) },
        { "upload-too-short", MediaKind.Music, () => SampleFiles.Tone("wav", 0.3) },
        { "upload-too-long", MediaKind.Clip, () => SampleFiles.Ffmpeg("mp4", "-f", "lavfi", "-i", "color=size=32x32:rate=1:duration=700") },
        { "upload-too-long", MediaKind.Clip, LongWithoutSayingSo },
        { "upload-polyglot", MediaKind.Picture, () => Task.FromResult<byte[]>([.. SampleFiles.Picture(SKEncodedImageFormat.Png, 64, 64), .. Zip()]) },
        { "upload-polyglot", MediaKind.Picture, () => Task.FromResult<byte[]>([.. "GIF89a=1;//<script>alert(1)</script>"u8, .. Noise(100)]) },
        { "upload-polyglot", MediaKind.Picture, () => Task.FromResult<byte[]>([0xFF, 0xD8, 0xFF, 0xE0, .. "%PDF-1.4"u8, .. Noise(100)]) },
    };

    [Theory]
    [MemberData(nameof(Inside), DisableDiscoveryEnumeration = true)]
    [Trait("ASVS", "v5.0.0-5.2.3"), Trait("ASVS", "v5.0.0-1.4.2")]
    public async Task The_preparation_says_what_is_wrong_and_keeps_nothing(string code, MediaKind kind, Func<Task<byte[]>> make)
    {
        var uploaded = await (await Http.PostAsync($"/api/v1/media?kind={kind}&name=x.mp4", new ByteArrayContent(await make()))).Read<MediaDto>(HttpStatusCode.Created);

        await new UploadWorker(Api).DoAll();

        var asset = await (await Http.GetAsync($"/api/v1/media/{uploaded.Id}")).Read<MediaDto>();
        Assert.Equal((MediaState.Failed, code), (asset.State, asset.Problem?.Code));
        Assert.EndsWith(".", asset.Problem!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("ffmpeg", asset.Problem.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Null(asset.Address);
        Assert.Equal(HttpStatusCode.NoContent, (await Http.DeleteAsync($"/api/v1/media/{asset.Id}")).StatusCode);
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("..%2F..%2Fetc%2Fpasswd")]
    [InlineData("0123456789012345678901234567890123456789.svg")]
    [InlineData("0123456789012345678901234567890123456789.png%0A")]
    [Trait("ASVS", "v5.0.0-5.3.2")]
    public async Task Only_prepared_files_are_served(string file) =>
        Assert.Equal(HttpStatusCode.NotFound, (await Http.GetAsync($"/media/assets/{file}")).StatusCode);

    private static byte[] Noise(int count)
    {
        var bytes = new byte[count];
        new Random(7).NextBytes(bytes);

        return bytes;
    }

    // The directory stays; what it leads to does not.
    private static byte[] Scrambled(byte[] font)
    {
        Noise(font.Length - 1_000).CopyTo(font, 1_000);

        return font;
    }

    // Live WebM has no length in its header.
    private static Task<byte[]> LongWithoutSayingSo() =>
        SampleFiles.Ffmpeg("webm", "-f", "lavfi", "-i", "color=size=32x32:rate=1:duration=640", "-c:v", "libvpx", "-deadline", "realtime", "-live", "1");

    private static byte[] Zip()
    {
        using var archive = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(archive, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("run.js").Open();
            entry.Write("alert(1)"u8);
        }

        return archive.ToArray();
    }
}
