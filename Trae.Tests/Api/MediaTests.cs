using System.Net;
using System.Net.Http.Headers;
using Trae.Contracts;

namespace Trae.Tests.Api;

public sealed class MediaTests(SharedApi shared) : IClassFixture<SharedApi>, IAsyncLifetime
{
    private ApiHost Api { get; } = shared.Host;

    private HttpClient Http => Api.Http;

    private PublishedDto _published = null!;
    private Guid _id;

    public async ValueTask InitializeAsync()
    {
        var video = await Api.Published(Briefs.Octopus with { Brief = "Octopus: \"arms\" / über ½" });
        (_id, _published) = (video.Id, video.Published!);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Every_published_address_answers_with_its_type()
    {
        (string Address, string Type)[] files =
        [
            (_published.Video, "video/mp4"), (_published.WebVtt, "text/vtt"), (_published.SubRip, "application/x-subrip"),
            (_published.Poster, "image/jpeg"), (_published.Transcript, "application/json"),
        ];
        foreach (var (address, type) in files)
        {
            var response = await Http.GetAsync(address);

            Assert.Equal((HttpStatusCode.OK, type), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
            Assert.True(response.Headers.CacheControl!.Extensions.Any(part => part.Name == "immutable"), address);
        }
    }

    [Theory]
    [InlineData(0, 3, HttpStatusCode.PartialContent, "0123")]
    [InlineData(4, 9, HttpStatusCode.PartialContent, "456789")]
    [InlineData(null, 3, HttpStatusCode.PartialContent, null)]
    [InlineData(9_999, null, HttpStatusCode.RequestedRangeNotSatisfiable, null)]
    public async Task A_player_gets_the_ranges_it_asks_for(int? from, int? to, HttpStatusCode status, string? content)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, _published.Video) { Headers = { Range = new RangeHeaderValue(from, to) } };

        var response = await Http.SendAsync(request);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal("bytes", response.Headers.AcceptRanges.SingleOrDefault() ?? "bytes");
        if (content is not null)
        {
            Assert.Equal(content, await response.Content.ReadAsStringAsync());
            Assert.Equal(from, response.Content.Headers.ContentRange!.From);
        }
    }

    [Fact]
    public async Task What_a_browser_has_is_not_sent_again()
    {
        var first = await Http.GetAsync($"/media/videos/{_id}/video.mp4");
        Assert.True(first.Headers.CacheControl!.NoCache);
        var again = new HttpRequestMessage(HttpMethod.Get, $"/media/videos/{_id}/video.mp4") { Headers = { IfNoneMatch = { first.Headers.ETag! } } };

        Assert.Equal(HttpStatusCode.NotModified, (await Http.SendAsync(again)).StatusCode);
    }

    [Fact]
    public async Task A_download_is_named_after_the_video()
    {
        var video = await Http.Video(_id);

        var response = await Http.GetAsync($"{_published.Video}&download");

        var disposition = response.Content.Headers.ContentDisposition!;
        Assert.Equal("attachment", disposition.DispositionType);
        Assert.EndsWith(".mp4", disposition.FileNameStar, StringComparison.Ordinal);
        Assert.StartsWith(video.Title.Split(':')[0], disposition.FileNameStar, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asking_for_the_head_answers_with_the_length_alone()
    {
        var response = await Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, _published.Video));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Content.Headers.ContentLength > 0);
    }

    [Theory]
    [InlineData("video.json")]
    [InlineData("check.json")]
    [InlineData("..%2F..%2Fcatalogue%2Fvoices.json")]
    [InlineData("VIDEO.MP4")]
    public async Task Only_the_published_files_are_served(string file) =>
        await (await Http.GetAsync($"/media/videos/{_id}/{file}")).Refused(HttpStatusCode.NotFound, "file-not-found");

    [Fact]
    public async Task A_video_that_is_not_published_has_no_files()
    {
        var draft = await Http.Written();

        await (await Http.GetAsync($"/media/videos/{draft.Id}/video.mp4")).Refused(HttpStatusCode.NotFound, "file-not-found");
    }
}
