using System.Net;
using SkiaSharp;
using Trae.Contracts;
using Trae.Tests.Hosting;
using Trae.VideoWorker.Drawing.Presenter;

namespace Trae.Tests.Api;

public sealed class PresenterPictureTests(PostgresServer postgres) : ApiTest(postgres)
{
    [Fact]
    public async Task A_presenters_picture_is_served_as_the_worker_published_it()
    {
        var picture = PresenterPicture.Draw("zuri", 96);
        using var decoded = SKBitmap.Decode(picture);
        Assert.Equal((96, 96, (byte)0), (decoded.Width, decoded.Height, decoded.GetPixel(1, 1).Alpha));
        await Api.Media.Save(PresenterCatalogue.MediaKey("zuri"), new MemoryStream(picture), TestContext.Current.CancellationToken);

        using var response = await Http.GetAsync("/media/presenters/zuri.webp", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("image/webp", response.Content.Headers.ContentType?.MediaType);
        Assert.True(response.Headers.CacheControl?.MaxAge > TimeSpan.Zero);
        Assert.NotNull(response.Headers.ETag);
        Assert.Equal(picture, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/media/presenters/nobody.webp")]
    [InlineData("/media/presenters/..%2fvoices.webp")]
    public async Task There_is_no_picture_of_somebody_unknown(string address)
    {
        using var response = await Http.GetAsync(address, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public void The_catalogue_lists_every_presenter_once() => Assert.Equal(Looks.Presenters, PresenterCatalogue.All.Select(profile => profile.Id));
}
