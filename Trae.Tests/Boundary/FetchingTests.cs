using System.IO.Compression;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Trae.Api.Features.Content.Sources;
using Trae.Jobs;
using Trae.Tests.Hosting;

namespace Trae.Tests.Boundary;

/// <summary>Links that try to lead the fetcher inside, beyond what <see cref="Content.LinkFetcherTests"/> has.</summary>
public sealed class FetchingTests : IAsyncLifetime
{
    private WebApplication _server = null!;

    private int Port => new Uri(_server.Urls.First()).Port;

    public async ValueTask InitializeAsync()
    {
        var builder = LoopbackServer.CreateBuilder();
        builder.Configuration["AllowedHosts"] = "*";
        _server = builder.Build();
        _server.MapGet("/page", () => Results.Text("inside", "text/plain"));
        _server.MapGet("/to", (string address) => Results.Redirect(address));
        _server.MapGet("/close", (HttpContext context) =>
        {
            context.Response.Headers.Connection = "close";

            return Results.Redirect("/page");
        });
        _server.MapGet("/bomb/{encoding}", Bomb);
        await _server.StartAsync();
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData("127.0.0.1.")]
    [InlineData("localhost.")]
    [InlineData("LOCALHOST")]
    [InlineData("0")]
    [InlineData("0.0.0.0")]
    [InlineData("127.000.000.001")]
    [InlineData("0x7f.0.0.1")]
    [InlineData("0177.0x0.0.1")]
    [InlineData("017700000001")]
    [InlineData("[::]")]
    [InlineData("[::1]")]
    [InlineData("[0:0:0:0:0:0:0:1]")]
    [InlineData("[::127.0.0.1]")]
    [InlineData("[64:ff9b::127.0.0.1]")]
    [InlineData("[64:ff9b::7f00:1]")]
    [InlineData("[64:ff9b:1::7f00:1]")]
    [InlineData("[2002:7f00:1::]")]
    [InlineData("[2001:0:7f00:1::]")]
    [InlineData("[fe80::1]")]
    [InlineData("[fe80::1%25lo]")]
    [InlineData("127。0。0。1")]
    [InlineData("①②⑦.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("168.63.129.16")]
    [Trait("ASVS", "v5.0.0-1.3.6"), Trait("OWASP API", "API7:2023")]
    public async Task No_notation_of_an_address_leads_inside(string host)
    {
        using var fetcher = new LinkFetcher(TimeProvider.System, LinkPolicy.Default with { AllowsPort = _ => true, Tries = 1 });

        var refused = await Assert.ThrowsAsync<PermanentJobException>(() => fetcher.Fetch($"http://{host}:{Port}/page", CancellationToken.None));

        // A name that nothing resolves is as good as one that is refused.
        Assert.Contains(refused.Code, (string[])["link-private-address", "link-not-http", "link-unreachable"]);
    }

    [Theory]
    [InlineData("http://2130706433:{0}/page")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/page")]
    [InlineData("//127.0.0.1:{0}/page")]
    [InlineData("http://user:pw@127.0.0.1:{0}/page")]
    [InlineData("ftp://127.0.0.1:{0}/page")]
    [InlineData("gopher://127.0.0.1:{0}/_GET")]
    [InlineData("file:///etc/passwd")]
    [InlineData("data:text/plain,inside")]
    [Trait("ASVS", "v5.0.0-1.3.6"), Trait("ASVS", "v5.0.0-15.3.2"), Trait("OWASP API", "API7:2023"), Trait("OWASP API", "API10:2023")]
    public async Task Each_hop_is_checked_as_the_first_one_is(string target)
    {
        // The first hop is let through as if it were outside; the second has the real rules.
        var hops = 0;
        var policy = LinkPolicy.Default with { Allows = address => Interlocked.Increment(ref hops) == 1 || PublicAddress.IsPublic(address), AllowsPort = _ => true, Resolve = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]) };
        using var fetcher = new LinkFetcher(TimeProvider.System, policy);
        var address = string.Format(System.Globalization.CultureInfo.InvariantCulture, target, Port);

        var refused = await Assert.ThrowsAsync<PermanentJobException>(() => fetcher.Fetch($"http://outside.example:{Port}/to?address={Uri.EscapeDataString(address)}", CancellationToken.None));

        Assert.Contains(refused.Code, (string[])["link-private-address", "link-not-http"]);
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-1.3.6"), Trait("OWASP API", "API7:2023")]
    public async Task A_name_that_changes_its_address_between_two_connections_is_checked_again()
    {
        var asked = 0;
        var policy = LinkPolicy.Default with
        {
            Allows = address => address.Equals(IPAddress.Loopback),
            AllowsPort = _ => true,
            Resolve = (_, _) => Task.FromResult<IPAddress[]>([Interlocked.Increment(ref asked) == 1 ? IPAddress.Loopback : IPAddress.Parse("10.0.0.1")]),
        };
        using var fetcher = new LinkFetcher(TimeProvider.System, policy);

        var refused = await Assert.ThrowsAsync<PermanentJobException>(() => fetcher.Fetch($"http://rebinding.example:{Port}/close", CancellationToken.None));

        Assert.Equal(("link-private-address", 2), (refused.Code, asked));
    }

    [Theory]
    [InlineData(22)]
    [InlineData(25)]
    [InlineData(6379)]
    [InlineData(5432)]
    [InlineData(11211)]
    [Trait("ASVS", "v5.0.0-1.3.6"), Trait("ASVS", "v5.0.0-13.2.4"), Trait("OWASP API", "API7:2023")]
    public async Task Services_that_are_no_web_servers_are_not_spoken_to(int port)
    {
        using var fetcher = new LinkFetcher(TimeProvider.System, LinkPolicy.Default with { Resolve = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("93.184.216.34")]) });

        Assert.Equal("link-port", (await Assert.ThrowsAsync<PermanentJobException>(() => fetcher.Fetch($"http://public.example:{port}/", CancellationToken.None))).Code);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    [Trait("ASVS", "v5.0.0-5.2.3"), Trait("OWASP API", "API4:2023"), Trait("OWASP API", "API10:2023")]
    public async Task A_page_that_unpacks_without_end_is_put_down(string encoding)
    {
        using var fetcher = new LinkFetcher(TimeProvider.System, LinkPolicy.Default with { Allows = _ => true, AllowsPort = _ => true, Timeout = TimeSpan.FromMinutes(1) });

        Assert.Equal("link-too-large", (await Assert.ThrowsAsync<PermanentJobException>(() => fetcher.Fetch($"http://127.0.0.1:{Port}/bomb/{encoding}", CancellationToken.None))).Code);
    }

    private static async Task Bomb(string encoding, HttpContext context)
    {
        context.Response.ContentType = "text/plain";
        context.Response.Headers.ContentEncoding = encoding;
        await using Stream packed = encoding switch
        {
            "gzip" => new GZipStream(context.Response.Body, CompressionLevel.Fastest),
            "br" => new BrotliStream(context.Response.Body, CompressionLevel.Fastest),
            _ => new ZLibStream(context.Response.Body, CompressionLevel.Fastest),
        };
        var zeros = System.Text.Encoding.ASCII.GetBytes(new string('a', 1 << 20));
        for (var megabytes = 0; megabytes < 200 && !context.RequestAborted.IsCancellationRequested; megabytes++)
        {
            await packed.WriteAsync(zeros, CancellationToken.None);
        }
    }
}
