using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Trae.Contracts;

namespace Trae.Tests.Web;

/// <summary>The site over plain HTTP: forwarding, headers, failures.</summary>
public sealed class SiteTests : IAsyncLifetime
{
    private FakeApi _api = null!;
    private WebSite _site = null!;
    private HttpClient _http = null!;

    public async ValueTask InitializeAsync()
    {
        await SampleFilm.Make();
        _api = await FakeApi.Start();
        _site = WebSite.Start(_api.Address);
        _http = new HttpClient { BaseAddress = new Uri(_site.Address) };
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _site.DisposeAsync();
        await _api.DisposeAsync();
    }

    [Fact]
    public async Task The_player_gets_the_ranges_it_asks_for()
    {
        var id = _api.Videos.Add(FakeVideo.Of(Samples.Published())).Current.Id;
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/media/videos/{id}/video.mp4");
        request.Headers.Range = new RangeHeaderValue(100, 299);
        using var response = await _http.SendAsync(request);

        Assert.Equal(HttpStatusCode.PartialContent, response.StatusCode);
        Assert.Equal(100, response.Content.Headers.ContentRange!.From);
        var film = await File.ReadAllBytesAsync(SampleFilm.Video);
        Assert.Equal(film[100..300], await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Events_pass_through_as_they_happen()
    {
        var video = _api.Videos.Add(FakeVideo.Of(Samples.Producing(0), Samples.Storyboard));
        await using var stream = await _http.GetStreamAsync($"/api/v1/videos/{video.Current.Id}/events");
        using var reader = new StreamReader(stream);

        Assert.Equal("event: video", await Line(reader));
        Assert.Contains("Rendering scene 1 of 5", await Line(reader), StringComparison.Ordinal);
        await Line(reader);
        video.Change(now => now with { Production = now.Production! with { Stage = "Joining" } });
        await Line(reader);
        Assert.Contains("Joining", await Line(reader), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_large_body_arrives_whole_with_the_site_that_was_asked()
    {
        using var body = new ByteArrayContent(new byte[140 * 1024 * 1024]);
        using var response = await _http.PostAsync("/api/v1/echo", body);
        var seen = (await response.Content.ReadFromJsonAsync<Dictionary<string, string?>>())!;

        Assert.Equal($"{140 * 1024 * 1024}", seen["bytes"]);
        Assert.Equal(new Uri(_api.Address).Authority, seen["host"]);
        Assert.Equal(new Uri(_site.Address).Authority, seen["forwardedHost"]);
        Assert.Equal("http", seen["forwardedProto"]);
        Assert.True(string.IsNullOrEmpty(seen["connection"]) && string.IsNullOrEmpty(seen["keepAlive"]));
    }

    [Fact]
    public async Task The_apis_own_answers_are_not_dressed_up()
    {
        using var response = await _http.GetAsync("/api/v1/nothing");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync());
        Assert.False(response.Headers.Contains("Content-Security-Policy"));
    }

    [Fact]
    public async Task Pages_run_nothing_inline_and_are_framed_by_nobody()
    {
        using var response = await _http.GetAsync("/");

        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("/nothing-here")]
    [InlineData("/watch/019ab000-0000-7000-8000-00000000dead")]
    [InlineData("/videos/019ab000-0000-7000-8000-00000000dead")]
    [InlineData("/videos/019ab000-0000-7000-8000-00000000dead/storyboard")]
    [InlineData("/watch/not-an-id")]
    public async Task What_is_not_there_is_a_page_with_404(string path)
    {
        using var response = await _http.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("There is nothing at this address", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["_handler"] = "new", ["Form.Text"] = Samples.Article });
        using var response = await _http.PostAsync("/new", form);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(0, _api.Videos.Count);
    }

    [Fact]
    public async Task A_foreign_host_name_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/voices") { Headers = { Host = "evil.example" } };
        using var response = await _http.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Without_the_api_pages_and_programs_are_told_so()
    {
        await using var lonely = WebSite.Start("http://127.0.0.1:1");
        using var http = new HttpClient { BaseAddress = new Uri(lonely.Address) };

        using var page = await http.GetAsync("/new");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
        Assert.Contains("Trae is not answering right now", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var program = await http.GetAsync("/api/v1/videos");
        Assert.Equal(HttpStatusCode.BadGateway, program.StatusCode);
        Assert.Equal("api-unreachable", (await program.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_dead_cache_costs_nothing_but_speed()
    {
        _api.Videos.Add(FakeVideo.Of(Samples.Published()));
        await using var slow = WebSite.Start(_api.Address, new() { ["ConnectionStrings:cache"] = "127.0.0.1:1" });
        using var http = new HttpClient { BaseAddress = new Uri(slow.Address) };

        Assert.Contains("The minds of octopuses", await http.GetStringAsync("/"), StringComparison.Ordinal);
    }

    private static Task<string?> Line(StreamReader reader) => reader.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(60));
}
