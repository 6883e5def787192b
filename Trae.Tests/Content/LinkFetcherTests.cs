using System.Globalization;
using System.IO.Compression;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Trae.Api.Features.Content.Sources;
using Trae.Contracts;
using Trae.Jobs;
using Trae.Tests.Hosting;

namespace Trae.Tests.Content;

/// <summary>The fetcher against a server that misbehaves in every way we know.</summary>
public sealed class LinkFetcherTests : IAsyncLifetime
{
    private static readonly LinkPolicy LoopbackAllowed = LinkPolicy.Default with
    {
        Allows = address => address.Equals(IPAddress.Loopback),
        AllowsPort = _ => true,
        Timeout = TimeSpan.FromSeconds(60),
        RetryDelay = TimeSpan.Zero,
    };

    private WebApplication _server = null!;
    private int _tries;

    public async ValueTask InitializeAsync()
    {
        var builder = LoopbackServer.CreateBuilder();
        _server = builder.Build();
        _server.MapGet("/page", () => Results.Text("<p>Grüße</p>", "text/html", System.Text.Encoding.UTF8));
        _server.MapGet("/latin", () => Results.Bytes(System.Text.Encoding.Latin1.GetBytes("<meta charset=\"iso-8859-1\"><p>Grüße</p>"), "text/html"));
        _server.MapGet("/plain", () => Results.Text("# Markdown", "text/plain"));
        _server.MapGet("/binary", () => Results.Bytes([0x50, 0x4B, 3, 4, 0, 0], "text/plain"));
        _server.MapGet("/image", () => Results.Bytes([1, 2, 3], "image/png"));
        _server.MapGet("/untyped", () => Results.Bytes([1, 2, 3]));
        _server.MapGet("/report", () => Results.Bytes(Documents.PdfFiles.Report(), "application/pdf"));
        _server.MapGet("/mislabelled", () => Results.Bytes(Documents.PdfFiles.Report(), "text/html"));
        _server.MapGet("/letter", () => Results.Bytes(Documents.OfficeFiles.Word(Documents.OfficeFiles.Line("A line.")), "application/octet-stream"));
        _server.MapGet("/sign-in", () => Results.Text("<p>Sign in first</p>", "application/pdf"));
        _server.MapGet("/feed", () => Results.Bytes(System.Text.Encoding.Latin1.GetBytes("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><rss><channel><title>Grüße</title></channel></rss>"), "application/rss+xml"));
        _server.MapGet("/xml", () => Results.Text("<note>None</note>", "text/xml"));
        _server.MapGet("/captions", () => Results.Text("WEBVTT\n", "text/vtt"));
        _server.MapGet("/picture", () => Results.Bytes([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "application/pdf"));
        _server.MapGet("/missing", () => Results.NotFound());
        _server.MapGet("/loop", () => Results.Redirect("/loop"));
        _server.MapGet("/hop/{left:int}", (int left) => Results.Redirect(left == 0 ? "/page" : $"/hop/{left - 1}"));
        _server.MapGet("/inside", () => Results.Redirect("http://169.254.169.254/latest/meta-data/"));
        _server.MapGet("/file", () => Results.Redirect("file:///etc/passwd"));
        _server.MapGet("/slow", async (HttpContext context) => await Hang(context));
        _server.MapGet("/huge", async (HttpContext context) => await Flood(context));
        _server.MapGet("/bomb", async (HttpContext context) => await Bomb(context));
        _server.MapGet("/busy", () => Interlocked.Increment(ref _tries) < 3 ? Results.StatusCode(503) : Results.Text("back", "text/plain"));
        await _server.StartAsync();
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData("/page", "<p>Grüße</p>", SourceKind.Html)]
    [InlineData("/latin", "<meta charset=\"iso-8859-1\"><p>Grüße</p>", SourceKind.Html)]
    [InlineData("/plain", "# Markdown", SourceKind.Auto)]
    [InlineData("/hop/4", "<p>Grüße</p>", SourceKind.Html)]
    [InlineData("/busy", "back", SourceKind.Auto)]
    [InlineData("/captions", "WEBVTT\n", SourceKind.Auto)]
    [InlineData("/sign-in", "<p>Sign in first</p>", SourceKind.Auto)]
    [InlineData("/feed", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><rss><channel><title>Grüße</title></channel></rss>", SourceKind.Auto)]
    public async Task Fetches_text(string path, string text, SourceKind kind)
    {
        var page = await Fetch(path, LoopbackAllowed);

        Assert.Equal((text, kind), (page.Text, page.Kind));
    }

    [Theory]
    [InlineData("/report", SourceKind.Pdf)]
    [InlineData("/mislabelled", SourceKind.Pdf)]
    [InlineData("/letter", SourceKind.Docx)]
    public async Task Fetches_a_document_whatever_the_site_calls_it(string path, SourceKind kind)
    {
        var page = await Fetch(path, LoopbackAllowed);

        Assert.Equal(kind, page.Kind);
        Assert.NotNull(page.Document);
    }

    [Theory]
    [InlineData("/xml", "link-not-text")]
    [InlineData("/picture", "document-unknown")]
    [InlineData("/binary", "link-not-text")]
    [InlineData("/image", "link-not-text")]
    [InlineData("/untyped", "link-not-text")]
    [InlineData("/missing", "link-status")]
    [InlineData("/loop", "link-too-many-redirects")]
    [InlineData("/inside", "link-private-address")]
    [InlineData("/file", "link-not-http")]
    [InlineData("/huge", "link-too-large")]
    [InlineData("/bomb", "link-too-large")]
    public async Task Refuses_what_is_no_text_page(string path, string code)
    {
        var refused = await Assert.ThrowsAsync<PermanentJobException>(() => Fetch(path, LoopbackAllowed));

        Assert.Equal(code, refused.Code);
        Assert.EndsWith(".", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gives_up_on_a_page_that_does_not_come()
    {
        var refused = await Assert.ThrowsAsync<PermanentJobException>(() => Fetch("/slow", LoopbackAllowed with { Timeout = TimeSpan.FromSeconds(1) }));

        Assert.Equal("link-timeout", refused.Code);
    }

    [Fact]
    public async Task Stops_when_the_caller_does()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        using var fetcher = new LinkFetcher(TimeProvider.System, LoopbackAllowed);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetcher.Fetch(Address("/slow"), stop.Token));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("2130706433")]
    [InlineData("0x7f000001")]
    [InlineData("0177.0.0.1")]
    [InlineData("127.1")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("[::ffff:7f00:1]")]
    public async Task Does_not_reach_this_machine_under_any_of_its_names(string host)
    {
        var port = new Uri(_server.Urls.First()).Port.ToString(CultureInfo.InvariantCulture);
        using var fetcher = new LinkFetcher(TimeProvider.System);

        var refused = await Assert.ThrowsAsync<PermanentJobException>(() => fetcher.Fetch($"http://{host}:{port}/page", CancellationToken.None));

        Assert.Equal("link-private-address", refused.Code);
    }

    [Theory]
    [InlineData("10.1.2.3")]
    [InlineData("93.184.216.34", "192.168.0.1")]
    [InlineData("fd00::1")]
    public async Task Refuses_a_name_that_resolves_to_an_address_inside(params string[] addresses)
    {
        var policy = LinkPolicy.Default with { Resolve = (_, _) => Task.FromResult(Array.ConvertAll(addresses, IPAddress.Parse)) };
        using var fetcher = new LinkFetcher(TimeProvider.System, policy);

        var refused = await Assert.ThrowsAsync<PermanentJobException>(() => fetcher.Fetch("http://harmless.example/", CancellationToken.None));

        Assert.Equal("link-private-address", refused.Code);
    }

    [Fact]
    public async Task Says_so_when_nothing_answers()
    {
        await _server.StopAsync();

        Assert.Equal("link-unreachable", (await Assert.ThrowsAsync<PermanentJobException>(() => Fetch("/page", LoopbackAllowed))).Code);
    }

    [Theory]
    [InlineData("ftp://example.org/file")]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://user:secret@example.org/")]
    [InlineData("example.org/page")]
    [InlineData("http://")]
    [InlineData(null)]
    public void Takes_only_web_addresses(string? link) => Assert.Equal("link-not-http", LinkFetcher.Check(link)?.Code);

    [Theory]
    [InlineData("http://example.org")]
    [InlineData("HTTPS://exämple.org/a?b=c#d")]
    public void Takes_web_addresses(string link) => Assert.Null(LinkFetcher.Check(link));

    private async Task<FetchedPage> Fetch(string path, LinkPolicy policy)
    {
        using var fetcher = new LinkFetcher(TimeProvider.System, policy);
        return await fetcher.Fetch(Address(path), CancellationToken.None);
    }

    private string Address(string path) => _server.Urls.First() + path;

    private static async Task Hang(HttpContext context)
    {
        context.Response.ContentType = "text/html";
        await context.Response.WriteAsync("<p>", context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
    }

    private static async Task Flood(HttpContext context)
    {
        context.Response.ContentType = "text/plain";
        var chunk = System.Text.Encoding.ASCII.GetBytes(new string('a', 65_536));
        for (var i = 0; i < 1_000 && !context.RequestAborted.IsCancellationRequested; i++)
        {
            await context.Response.Body.WriteAsync(chunk, CancellationToken.None);
        }
    }

    private static async Task Bomb(HttpContext context)
    {
        context.Response.ContentType = "text/plain";
        context.Response.Headers.ContentEncoding = "gzip";
        await using var zip = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
        await zip.WriteAsync(System.Text.Encoding.ASCII.GetBytes(new string('a', 20 * 1024 * 1024)), CancellationToken.None);
    }
}
