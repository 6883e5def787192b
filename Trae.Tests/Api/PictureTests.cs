using System.Net;
using System.Net.Http.Headers;
using SkiaSharp;
using Trae.Contracts;

namespace Trae.Tests.Api;

public sealed class PictureTests(SharedApi shared) : IClassFixture<SharedApi>
{
    private ApiHost Api { get; } = shared.Host;

    private HttpClient Http => Api.Http;

    [Theory]
    [InlineData(SKEncodedImageFormat.Png, 640, 360, "png")]
    [InlineData(SKEncodedImageFormat.Jpeg, 641, 359, "jpg")]
    [InlineData(SKEncodedImageFormat.Webp, 320, 200, "webp")]
    public async Task A_picture_is_kept_and_measured(SKEncodedImageFormat format, int width, int height, string extension)
    {
        var file = Draw(format, width, height);

        var picture = await (await Upload(file)).Read<PictureDto>();

        Assert.Equal((width, height), (picture.Width, picture.Height));
        Assert.EndsWith("." + extension, picture.Key, StringComparison.Ordinal);
        Assert.Equal(file.Length, (await Api.Media.Find(picture.Key, CancellationToken.None))!.Length);
        Assert.Equal(picture, await (await Upload(file)).Read<PictureDto>());
    }

    [Fact]
    public async Task A_form_with_a_file_works_as_well_and_the_scene_can_use_it()
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Draw(SKEncodedImageFormat.Png, 100, 100)), "file", "arm.png" } };
        var picture = await (await Http.PostAsync("/api/v1/pictures", form)).Read<PictureDto>();
        var video = await Http.Written();
        var storyboard = (await Http.Storyboard(video.Id)).Storyboard;
        var scene = storyboard.Scenes[0] with { Layout = SceneLayout.Picture, Screen = new(Picture: picture.Key) };

        var saved = await (await Http.Save(video.Id, storyboard with { Scenes = [scene] }, "\"1\"")).Read<StoryboardDto>();

        Assert.Equal(picture.Key, saved.Storyboard.Scenes[0].Screen.Picture);
    }

    public static TheoryData<string, HttpStatusCode, byte[]> Bad => new()
    {
        { "picture-missing", HttpStatusCode.BadRequest, [] },
        { "picture-unknown", HttpStatusCode.UnprocessableEntity, "GIF89a and more"u8.ToArray() },
        { "picture-unknown", HttpStatusCode.UnprocessableEntity, "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray() },
        { "picture-unknown", HttpStatusCode.UnprocessableEntity, [0xFF, 0xD8, 0xFF, 0xE0, 0x00] },
        { "picture-unknown", HttpStatusCode.UnprocessableEntity, Draw(SKEncodedImageFormat.Png, 64, 64)[..20] },
        { "picture-too-small", HttpStatusCode.UnprocessableEntity, Draw(SKEncodedImageFormat.Png, 8, 64) },
        { "picture-too-many-pixels", HttpStatusCode.UnprocessableEntity, WithSize(Draw(SKEncodedImageFormat.Png, 64, 64), 30_000, 30_000) },
        { "picture-too-many-pixels", HttpStatusCode.UnprocessableEntity, WithSize(Draw(SKEncodedImageFormat.Png, 64, 64), 10_000, 10_000) },
        { "picture-too-large", HttpStatusCode.RequestEntityTooLarge, new byte[20 * 1024 * 1024 + 1] },
        { "body-too-large", HttpStatusCode.RequestEntityTooLarge, new byte[21 * 1024 * 1024] },
    };

    // Enumerated when run: discovery would write out 41 MB byte by byte, which takes a minute and gigabytes.
    [Theory]
    [MemberData(nameof(Bad), DisableDiscoveryEnumeration = true)]
    public async Task What_is_no_usable_picture_is_refused(string code, HttpStatusCode status, byte[] file) =>
        await (await Upload(file)).Refused(status, code);

    private Task<HttpResponseMessage> Upload(byte[] file)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, "/api/v1/pictures") { Content = new ByteArrayContent(file) };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        message.Headers.ExpectContinue = true;

        return Http.SendAsync(message);
    }

    private static byte[] Draw(SKEncodedImageFormat format, int width, int height)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(SKColors.Teal);
        using var data = bitmap.Encode(format, 80);

        return data.ToArray();
    }

    /// <summary>A PNG that claims to be larger than it is: what a decompression bomb does.</summary>
    private static byte[] WithSize(byte[] png, int width, int height)
    {
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);

        return png;
    }
}
