using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;
using Trae.Contracts;
using Trae.Tests.Api;

namespace Trae.Tests.Uploads;

/// <summary>What people upload becomes what rendering takes: through the real API and the real preparation job.</summary>
public sealed class UploadTests(SharedApi shared) : IClassFixture<SharedApi>
{
    private ApiHost Api { get; } = shared.Host;

    private HttpClient Http => Api.Http;

    [Theory]
    [InlineData(SKEncodedImageFormat.Png, "png")]
    [InlineData(SKEncodedImageFormat.Jpeg, "jpg")]
    [InlineData(SKEncodedImageFormat.Webp, "png")]
    public async Task A_picture_is_measured_and_encoded_anew(SKEncodedImageFormat format, string extension)
    {
        var asset = await Ready(SampleFiles.Picture(format, 640, 360), "Harbour.photo");

        Assert.Equal((MediaKind.Picture, "Harbour.photo"), (asset.Kind, asset.Name));
        Assert.Equal((640, 360), (asset.Prepared!.Width, asset.Prepared.Height));
        Assert.EndsWith("." + extension, asset.Prepared.Key, StringComparison.Ordinal);
        using var shown = SKBitmap.Decode(await Http.GetByteArrayAsync(asset.Address));
        Assert.Equal((640, 360), (shown.Width, shown.Height));
    }

    [Fact]
    public async Task A_picture_is_turned_upright_and_loses_its_metadata()
    {
        var file = SampleFiles.Sideways(400, 200);
        Assert.Contains("at my house", System.Text.Encoding.Latin1.GetString(file), StringComparison.Ordinal);

        var asset = await Ready(file);

        Assert.Equal((200, 400), (asset.Prepared!.Width, asset.Prepared.Height));
        Assert.DoesNotContain("at my house", System.Text.Encoding.Latin1.GetString(await Http.GetByteArrayAsync(asset.Address)), StringComparison.Ordinal);
        Assert.Null(await Api.Media.Find($"uploads/{asset.Id:n}", CancellationToken.None));
    }

    [Fact]
    public async Task A_large_picture_is_kept_no_larger_than_a_frame_can_show()
    {
        var asset = await Ready(SampleFiles.Picture(SKEncodedImageFormat.Jpeg, 6_000, 1_500));

        Assert.Equal((4_800, 1_200), (asset.Prepared!.Width, asset.Prepared.Height));
    }

    [Theory]
    [InlineData("mp4")]
    [InlineData("mov")]
    [InlineData("webm")]
    [InlineData("gif")]
    public async Task A_clip_becomes_h264_with_30_frames_a_second(string extension)
    {
        var asset = await Ready(await SampleFiles.Clip(extension), "clip", MediaKind.Clip);

        Assert.Equal((320, 240, false), (asset.Prepared!.Width, asset.Prepared.Height, asset.Prepared.Sound));
        Assert.InRange(asset.Prepared.Seconds, 0.9, 1.1);
        var probe = await Probe(asset);
        Assert.Equal(("h264", "yuv420p", 30.0), (probe.Video!.Codec, probe.Video.PixelFormat, probe.Video.FramesPerSecond));
        Assert.Equal("tv bt709 bt709 bt709", probe.Video.Colour);
    }

    [Fact]
    public async Task A_large_clip_with_sound_is_bounded_and_its_sound_as_long_as_its_picture()
    {
        var file = await SampleFiles.Clip(
            "mp4", "2000x1126", 0.5, "-f", "lavfi", "-i", "sine=duration=0.2:sample_rate=22050", "-preset", "ultrafast", "-metadata", "comment=at my house");

        var asset = await Ready(file);

        var probe = await Probe(asset);
        Assert.Equal((1920, 1080), (asset.Prepared!.Width, asset.Prepared.Height));
        Assert.True(asset.Prepared.Sound);
        Assert.Equal(("aac", 48_000, 2), (probe.Audio!.Codec, probe.Audio.SampleRate, probe.Audio.Channels));
        Assert.InRange(probe.Audio.Duration.TotalSeconds, 0.45, 0.6);
        Assert.DoesNotContain("at my house", System.Text.Encoding.Latin1.GetString(await Http.GetByteArrayAsync(asset.Address)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mp3")]
    [InlineData("wav")]
    [InlineData("flac")]
    [InlineData("ogg")]
    [InlineData("m4a")]
    public async Task Music_becomes_aac_in_stereo(string extension)
    {
        var asset = await Ready(await SampleFiles.Tone(extension), "tune");

        var probe = await Probe(asset);
        Assert.Equal((MediaKind.Music, "aac", 48_000, 2), (asset.Kind, probe.Audio!.Codec, probe.Audio.SampleRate, probe.Audio.Channels));
        Assert.InRange(asset.Prepared!.Seconds, 1.45, 1.65);
    }

    [Fact]
    public async Task Fonts_are_sanitised_and_named()
    {
        var ttf = SampleFiles.Font();

        foreach (var file in new[] { ttf, SampleFiles.Woff(ttf) })
        {
            var asset = await Ready(file, "corporate");

            Assert.Equal((MediaKind.Font, "Noto Sans"), (asset.Kind, asset.Prepared!.Family));
            Assert.EndsWith(".ttf", asset.Prepared.Key, StringComparison.Ordinal);
            using var face = SKTypeface.FromData(SKData.CreateCopy(await Http.GetByteArrayAsync(asset.Address)));
            Assert.True(face.GlyphCount > 1_000);
        }
    }

    [Fact]
    public async Task The_same_file_again_is_the_same_upload_and_a_form_works_as_well()
    {
        var file = SampleFiles.Picture(SKEncodedImageFormat.Png, 321, 123);
        var first = await (await Upload(file)).Read<MediaDto>(HttpStatusCode.Created);
        using var form = new MultipartFormDataContent { { new StringContent("x"), "note" }, { new ByteArrayContent(file), "file", "../../ha\u202efen\n.png" } };

        var again = await (await Http.PostAsync("/api/v1/media", form)).Read<MediaDto>();

        Assert.Equal(first.Id, again.Id);
        Assert.Equal(1, await Api.Query(db => db.MediaAssets.CountAsync(asset => asset.Hash == db.MediaAssets.First(a => a.Id == first.Id).Hash)));
    }

    [Fact]
    public async Task Uploads_are_listed_by_kind_renamed_and_deleted_with_their_files()
    {
        var asset = await Ready(SampleFiles.Picture(SKEncodedImageFormat.Png, 64, 48), "One");
        var path = $"/api/v1/media/{asset.Id}";

        var renamed = await (await Http.PatchAsJsonAsync(path, new { name = "Two" })).Read<MediaDto>();
        await (await Http.PatchAsJsonAsync(path, new { name = "" })).Refused(HttpStatusCode.BadRequest, "validation-failed");
        var listed = await (await Http.GetAsync("/api/v1/media?kind=picture&limit=200")).Read<PageDto<MediaDto>>();
        var fonts = await (await Http.GetAsync("/api/v1/media?kind=font")).Read<PageDto<MediaDto>>();

        Assert.Equal("Two", renamed.Name);
        Assert.Contains(listed.Items, item => item.Id == asset.Id);
        Assert.DoesNotContain(fonts.Items, item => item.Id == asset.Id);
        Assert.Equal(HttpStatusCode.NoContent, (await Http.DeleteAsync(path)).StatusCode);
        await Api.JobsOf("ClearMedia");
        await (await Http.GetAsync(path)).Refused(HttpStatusCode.NotFound, "media-not-found");
        await (await Http.GetAsync(asset.Address)).Refused(HttpStatusCode.NotFound, "file-not-found");
    }

    [Fact]
    public async Task What_a_storyboard_uses_is_not_deleted()
    {
        var asset = await Ready(SampleFiles.Picture(SKEncodedImageFormat.Png, 65, 48));
        var video = await Http.Written();
        var storyboard = (await Http.Storyboard(video.Id)).Storyboard;
        var scene = storyboard.Scenes[0] with { Layout = SceneLayout.Picture, Screen = new(Picture: asset.Prepared!.Key) };
        await (await Http.Save(video.Id, storyboard with { Scenes = [scene] }, "\"1\"")).Read<StoryboardDto>();

        var refusal = await (await Http.DeleteAsync($"/api/v1/media/{asset.Id}")).Refused(HttpStatusCode.Conflict, "media-in-use");

        Assert.Contains(storyboard.Title, refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_served_in_ranges_and_can_do_nothing_in_a_browser()
    {
        var asset = await Ready(await SampleFiles.Clip("mp4", "160x120"));

        var request = new HttpRequestMessage(HttpMethod.Get, asset.Address) { Headers = { Range = new RangeHeaderValue(4, 7) } };
        var response = await Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.PartialContent, response.StatusCode);
        Assert.Equal("ftyp", await response.Content.ReadAsStringAsync());
        Assert.Equal("video/mp4", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.StartsWith("default-src 'none'; sandbox;", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
    }

    private async Task<MediaDto> Ready(byte[] file, string? name = null, MediaKind? kind = null)
    {
        var uploaded = await (await Upload(file, name, kind)).Read<MediaDto>(HttpStatusCode.Created);
        Assert.Equal(MediaState.Preparing, uploaded.State);
        await new UploadWorker(Api).DoAll();
        await Api.JobsOf("AcceptMedia");

        var asset = await (await Http.GetAsync($"/api/v1/media/{uploaded.Id}")).Read<MediaDto>();
        Assert.True(asset.State == MediaState.Ready, asset.Problem?.Message);

        return asset;
    }

    private Task<HttpResponseMessage> Upload(byte[] file, string? name = null, MediaKind? kind = null) =>
        Http.PostAsync($"/api/v1/media?name={name}{(kind is null ? "" : $"&kind={kind}")}", new ByteArrayContent(file));

    private async Task<Trae.VideoWorker.Encoding.MediaProbe> Probe(MediaDto asset)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, await Http.GetByteArrayAsync(asset.Address));
            var ffmpeg = new Trae.VideoWorker.Encoding.Ffmpeg(new(), TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<Trae.VideoWorker.Encoding.Ffmpeg>.Instance);

            return await ffmpeg.Probe(file, countPackets: false, CancellationToken.None);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
