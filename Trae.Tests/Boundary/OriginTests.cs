using System.Net;
using Microsoft.EntityFrameworkCore;
using Trae.Tests.Api;
using Trae.Tests.Hosting;

namespace Trae.Tests.Boundary;

/// <summary>What pages of other sites can make a browser do.</summary>
public sealed class OriginTests(PostgresServer postgres) : IAsyncLifetime
{
    private const string Foreign = "https://evil.example";

    private ApiHost _api = null!;

    public async ValueTask InitializeAsync() => _api = await ApiHost.Start(
        postgres, new Dictionary<string, string>(StringComparer.Ordinal) { ["Cors:Origins"] = "https://studio.example;*" });

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Theory]
    [InlineData("Origin", Foreign)]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://127.0.0.1")]
    [InlineData("Origin", "file://")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [Trait("ASVS", "v5.0.0-3.5.1"), Trait("OWASP API", "API8:2023")]
    public async Task Another_site_changes_nothing_even_without_a_preflight(string header, string value)
    {
        // What a form of any page can send.
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/media?name=planted.png");
        request.Headers.TryAddWithoutValidation(header, value);
        request.Content = new MultipartFormDataContent { { new ByteArrayContent([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), "file", "planted.png" } };

        await (await _api.Http.SendAsync(request)).Refused(HttpStatusCode.Forbidden, "origin-foreign");
        Assert.Equal(0, await _api.Query(db => db.MediaAssets.CountAsync()));
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("text/plain")]
    [InlineData("text/plain; charset=application/json")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/xml")]
    [InlineData("application/json-seq")]
    [InlineData(null)]
    [Trait("ASVS", "v5.0.0-3.5.2"), Trait("ASVS", "v5.0.0-4.1.1")]
    public async Task Json_is_read_only_where_it_is_called_json(string? type)
    {
        var content = new ByteArrayContent("""{"text":"a"}"""u8.ToArray());
        if (type is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        foreach (var path in (string[])["/api/v1/videos", "/api/v1/narrations", "/api/v1/brands"])
        {
            await (await _api.Http.PostAsync(path, content)).Refused(HttpStatusCode.UnsupportedMediaType, "media-type-unsupported");
        }
    }

    [Theory]
    [InlineData(Foreign, false)]
    [InlineData("null", false)]
    [InlineData("https://studio.example.evil.example", false)]
    [InlineData("https://studio.example", true)]
    [Trait("ASVS", "v5.0.0-3.4.2"), Trait("OWASP API", "API8:2023")]
    public async Task Only_named_origins_may_read_answers(string origin, bool isNamed)
    {
        using var plain = new HttpRequestMessage(HttpMethod.Get, "/api/v1/videos") { Headers = { { "Origin", origin } } };
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "/api/v1/videos")
        {
            Headers = { { "Origin", origin }, { "Access-Control-Request-Method", "POST" }, { "Access-Control-Request-Headers", "content-type" } },
        };
        foreach (var request in (HttpRequestMessage[])[plain, preflight])
        {
            using var answer = await _api.Http.SendAsync(request);
            var allowed = answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var values) ? values.Single() : null;
            Assert.Equal(isNamed ? origin : null, allowed);
            Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
        }
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-4.4.2")]
    public async Task A_foreign_web_socket_is_not_opened()
    {
        using var socket = new System.Net.WebSockets.ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", Foreign);
        var address = new UriBuilder(_api.Http.BaseAddress!) { Scheme = "ws", Path = "/api/v1/videos" }.Uri;
        socket.Options.CollectHttpResponseDetails = true;

        await Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(() => socket.ConnectAsync(address, CancellationToken.None));
        Assert.Equal(HttpStatusCode.Forbidden, socket.HttpStatusCode);
    }

    [Theory]
    [InlineData("TRACE")]
    [InlineData("TRACK")]
    [InlineData("DEBUG")]
    [Trait("ASVS", "v5.0.0-13.4.4")]
    public async Task Methods_that_echo_or_tunnel_are_not_supported(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/v1/videos");
        request.Headers.TryAddWithoutValidation("X-Echo", "secret");
        using var answer = await _api.Http.SendAsync(request);

        Assert.InRange((int)answer.StatusCode, 400, 499);
        Assert.DoesNotContain("secret", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-3.5.3"), Trait("OWASP API", "API5:2023")]
    public async Task A_method_is_what_the_request_line_says()
    {
        var video = await _api.Http.Written();
        foreach (var header in (string[])["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/videos/{video.Id}?_method=DELETE");
            request.Headers.Add(header, "DELETE");
            Assert.Equal(HttpStatusCode.OK, (await _api.Http.SendAsync(request)).StatusCode);
        }

        Assert.Equal(video.Id, (await _api.Http.Video(video.Id)).Id);
    }
}
