using System.Net.Sockets;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Trae.Tests.Boundary;

/// <summary>Bytes that two servers in a row might read as two different requests, on a raw socket; to the API, and through the site.</summary>
public sealed class SmugglingTests(Front front) : IClassFixture<Front>
{
    private const string Kit = """{"name":"planted","look":{}}""";

    // As long as every key is, so that lengths can be written down before there is one.
    private static readonly string KeyToBe = new('K', 51);

    private static readonly string Smuggled = $"POST /api/v1/brands HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {KeyToBe}\r\nContent-Type: application/json\r\nContent-Length: {Kit.Length}\r\n\r\n{Kit}";

    private IEnumerable<Uri> Both => [front.ApiAddress, front.SiteAddress];

    public static TheoryData<string, string> Ambiguous => new()
    {
        { "two lengths", Post("Content-Length: 3\r\nContent-Length: 30", "abc" + Smuggled) },
        { "two lengths in a list", Post("Content-Length: 3, 30", "abc" + Smuggled) },
        { "negative length", Post("Content-Length: -1", Smuggled) },
        { "length in hex", Post("Content-Length: 0x3", "abc" + Smuggled) },
        { "length beyond 64 bits", Post("Content-Length: 99999999999999999999", Smuggled) },
        { "length with a space before the colon", Post("Content-Length : 3", "abc" + Smuggled) },
        { "encoding with a space before the colon", Post("Transfer-Encoding : chunked", "0\r\n\r\n" + Smuggled) },
        { "unknown encoding", Post("Transfer-Encoding: identity", "0\r\n\r\n" + Smuggled) },
        { "encoding that ends otherwise", Post("Transfer-Encoding: chunked, gzip", "0\r\n\r\n" + Smuggled) },
        { "folded header", Post("Content-Length: 3\r\nX-Folded: a\r\n b", "abc" + Smuggled) },
        { "folded encoding", Post("Transfer-Encoding:\r\n chunked", "0\r\n\r\n" + Smuggled) },
        { "NUL in a header", Post("X-Nul: a\0b\r\nContent-Length: 0", Smuggled) },
        { "NUL in a name", Post("X-N\0ul: b\r\nContent-Length: 0", Smuggled) },
        { "chunk size that is none", Post("Transfer-Encoding: chunked", "zz\r\nabc\r\n0\r\n\r\n") },
        { "chunk size with a sign", Post("Transfer-Encoding: chunked", "+3\r\nabc\r\n0\r\n\r\n") },
        { "chunk size beyond 64 bits", Post("Transfer-Encoding: chunked", "fffffffffffffffff\r\nabc\r\n0\r\n\r\n") },
        { "chunk longer than its size", Post("Transfer-Encoding: chunked", "2\r\nabcdef\r\n0\r\n\r\n") },
        { "NUL in the path", "GET /api/v1/videos\0 HTTP/1.1\r\nHost: localhost\r\n\r\n" },
        { "NUL, encoded, in the path", "GET /api/v1/videos%00 HTTP/1.1\r\nHost: localhost\r\n\r\n" },
        { "no host", "GET /api/v1/videos HTTP/1.1\r\n\r\n" },
        { "an empty host", "GET /api/v1/videos HTTP/1.1\r\nHost: \r\n\r\n" },
        { "an empty host for a page", "GET / HTTP/1.1\r\nHost:\r\n\r\n" },
        { "an empty host for signing in", "GET /account/sign-in HTTP/1.1\r\nHost:\r\n\r\n" },
        { "a host that only a proxy says", "GET / HTTP/1.1\r\nHost:\r\nX-Forwarded-Host: localhost\r\n\r\n" },
        { "two hosts", "GET /api/v1/videos HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n" },
        { "a path for a host", "GET /api/v1/videos HTTP/1.1\r\nHost: localhost/../evil\r\n\r\n" },
        { "a version that is none", "GET /api/v1/videos HTTP/9.9\r\nHost: localhost\r\n\r\n" },
        { "no version", "GET /api/v1/videos\r\n\r\n" },
        { "a bare line feed for a request", "\nGET /api/v1/videos HTTP/1.1\nHost: localhost\n\n" },
        { "a tunnel", "CONNECT 169.254.169.254:80 HTTP/1.1\r\nHost: 169.254.169.254:80\r\n\r\n" },
        { "a header without a name", Post(": 3\r\nContent-Length: 0", "") },
        { "a huge header", $"GET /api/v1/videos HTTP/1.1\r\nHost: localhost\r\nX-Huge: {new string('a', 40_000)}\r\n\r\n" },
        { "many headers", $"GET /api/v1/videos HTTP/1.1\r\nHost: localhost\r\n{string.Concat(Enumerable.Range(0, 200).Select(i => $"X-{i}: a\r\n"))}\r\n" },
        { "a huge request line", $"GET /api/v1/videos?{new string('a', 20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n" },
    };

    [Theory]
    [MemberData(nameof(Ambiguous))]
    [Trait("ASVS", "v5.0.0-4.2.1"), Trait("OWASP API", "API8:2023")]
    public async Task What_can_be_read_in_two_ways_is_refused_with_all_that_follows(string what, string bytes)
    {
        var before = await Kits();
        foreach (var address in Both)
        {
            var answer = await Send(address, bytes);

            // One answer, of an error that is the client's; nothing after it was read as a request.
            Assert.True(answer.Split("HTTP/1.1 ").Length - 1 == 1, $"{what}: {answer}");
            var status = int.Parse(answer.AsSpan("HTTP/1.1 ".Length, 3), System.Globalization.CultureInfo.InvariantCulture);
            Assert.True(status is (>= 400 and < 500) or 501 or 505, $"{what}: {answer}");
        }

        Assert.Equal(before, await Kits());
    }

    /// <summary>RFC 9112, 6.1: the encoding counts and the length does not, or the request is refused; both servers must agree.</summary>
    [Theory]
    [InlineData("Content-Length: 4\r\nTransfer-Encoding: chunked")]
    [InlineData("Transfer-Encoding: chunked\r\nContent-Length: 4")]
    [InlineData("Transfer-Encoding: chunked\r\nContent-Length: 4\r\nTransfer-Encoding: chunked")]
    [InlineData("Transfer-Encoding: xchunked")]
    [InlineData("Transfer-Encoding: \tchunked\r\nContent-Length: 4")]
    [InlineData("X: y\nTransfer-Encoding: chunked\r\nContent-Length: 4")]
    [Trait("ASVS", "v5.0.0-4.2.1"), Trait("OWASP API", "API8:2023")]
    public async Task Length_and_encoding_together_smuggle_nothing(string headers)
    {
        var before = await Kits();
        var inside = $"{Smuggled.Length:x}\r\n{Smuggled}\r\n0\r\n\r\n";
        foreach (var address in Both)
        {
            foreach (var body in (string[])["0\r\n\r\n" + Smuggled, inside])
            {
                await Send(address, $"POST /api/v1/videos HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n{headers}\r\n\r\n{body}");
            }
        }

        Assert.Equal(before, await Kits());
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-4.2.1")]
    public async Task The_request_that_is_smuggled_above_would_be_carried_out()
    {
        var before = await Kits();
        await Send(front.ApiAddress, Smuggled);

        Assert.Equal(before + 1, await Kits());
    }

    /// <summary>Kestrel takes "+3" for 3, in the site as in the API: nothing is left over between the two.</summary>
    [Fact]
    [Trait("ASVS", "v5.0.0-4.2.1")]
    public async Task A_length_with_a_sign_is_read_alike_by_both()
    {
        List<int> answers = [];
        foreach (var address in Both)
        {
            answers.Add((await Send(address, Post("Content-Length: +3", "abc" + Smuggled))).Split("HTTP/1.1 ").Length - 1);
        }

        Assert.Equal(answers[0], answers[1]);
    }

    private Task<int> Kits() => front.Api.Query(db => db.BrandKits.CountAsync());

    private static string Post(string headers, string body) =>
        $"POST /api/v1/videos HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n{headers}\r\n\r\n{body}";

    /// <summary>All that comes back until the connection is closed, or was quiet for a while after an answer.</summary>
    private async Task<string> Send(Uri address, string request)
    {
        using var member = await front.Api.WithKey(Permission.ReadMedia, Permission.EditMedia);
        var key = member.DefaultRequestHeaders.Authorization!.Parameter!;
        Assert.Equal(KeyToBe.Length, key.Length);
        var bytes = request.Replace(KeyToBe, key, StringComparison.Ordinal);

        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        await using var stream = client.GetStream();
        var answer = new StringBuilder();
        var buffer = new byte[16_384];
        try
        {
            await stream.WriteAsync(System.Text.Encoding.Latin1.GetBytes(bytes));
            int count;
            do
            {
                using var patience = new CancellationTokenSource(answer.Length == 0 ? TimeSpan.FromSeconds(60) : TimeSpan.FromSeconds(1));
                count = await stream.ReadAsync(buffer, patience.Token);
                answer.Append(System.Text.Encoding.Latin1.GetString(buffer, 0, count));
            }
            while (count > 0);
        }
        catch (Exception ended) when (ended is IOException or OperationCanceledException)
        {
            // Closed while we were still writing, or nothing more comes.
        }

        return answer.ToString();
    }
}
