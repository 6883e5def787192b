using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Trae.Boundary;
using Trae.Tests.Api;
using Trae.Tests.Hosting;
using Trae.Tests.Web;

namespace Trae.Tests.Boundary;

public sealed class TrustedProxiesTests(PostgresServer postgres)
{
    [Theory]
    [InlineData("203.0.113.9", "198.51.100.1", "203.0.113.9")]
    [InlineData("10.9.9.9", "198.51.100.1", "10.9.9.9")]
    [InlineData("127.0.0.1", "198.51.100.1", "127.0.0.1")]
    [InlineData("10.0.0.7", "198.51.100.1", "198.51.100.1")]
    [InlineData("172.20.1.2", "198.51.100.1", "198.51.100.1")]
    [InlineData("10.0.0.7", "6.6.6.6, 198.51.100.1", "198.51.100.1")]
    [InlineData("10.0.0.7", "not an address", "10.0.0.7")]
    [Trait("ASVS", "v5.0.0-15.3.4"), Trait("OWASP API", "API8:2023")]
    public async Task Only_a_known_proxy_is_believed(string remote, string claimed, string seen)
    {
        await using var app = await Start(isBehindOurWeb: true, ("KnownProxies", "10.0.0.7; 10.0.0.8"), ("KnownNetworks", "172.16.0.0/12"));

        Assert.Equal($"{seen}", await Ask(app, remote, claimed));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("203.0.113.9")]
    [Trait("ASVS", "v5.0.0-15.3.4"), Trait("ASVS", "v5.0.0-4.1.3")]
    public async Task What_faces_people_believes_nobody_unless_told(string remote)
    {
        await using var app = await Start(isBehindOurWeb: false);

        Assert.Equal(remote, await Ask(app, remote, "198.51.100.1"));
    }

    [Theory]
    [InlineData("198.51.100.1", null, null)]
    [InlineData("198.51.100.1", "https", null)]
    [InlineData("198.51.100.1", null, "guessed")]
    [InlineData("198.51.100.1", null, "")]
    [Trait("ASVS", "v5.0.0-4.1.3"), Trait("OWASP API", "API8:2023")]
    public async Task A_process_of_this_machine_that_says_to_be_our_web_is_not_believed(string address, string? scheme, string? proof)
    {
        await using var app = await Start(isBehindOurWeb: true, ("Secret", "of the web and the API alone"));

        var seen = await Ask(app, "127.0.0.1", address, ("X-Forwarded-Proto", scheme), ("Trae-Proxy", proof));

        Assert.Equal("127.0.0.1", seen);
    }

    [Theory]
    [InlineData("127.0.0.1", "198.51.100.1", "198.51.100.1", null)]
    [InlineData("10.1.2.3", "198.51.100.1", "198.51.100.1", null)]
    [InlineData("127.0.0.1", "6.6.6.6, 198.51.100.1", "198.51.100.1", null)]
    [InlineData("10.1.2.3", "6.6.6.6, 198.51.100.1, 10.4.4.4", "198.51.100.1", "2")]
    [Trait("ASVS", "v5.0.0-4.1.3")]
    public async Task Our_web_is_believed_wherever_it_runs(string remote, string claimed, string seen, string? limit)
    {
        await using var app = await Start(isBehindOurWeb: true, ("Secret", "of the web and the API alone"), ("Limit", limit ?? "1"));
        using var request = new HttpRequestMessage();
        app.Services.GetRequiredService<ProxyProof>().Set(request, claimed, host: null, scheme: null);

        Assert.Equal(seen, await Ask(app, remote, claimed, [.. request.Headers.Select(header => (header.Key, (string?)header.Value.Single()))]));
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-4.1.3"), Trait("OWASP API", "API2:2023")]
    public async Task A_local_process_guesses_no_more_often_than_others()
    {
        await using var api = await ApiHost.Start(
            postgres, new Dictionary<string, string>(StringComparer.Ordinal) { ["RateLimits:Default:Address:Permits"] = "5", ["RateLimits:Default:Address:Per"] = "01:00:00" });

        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 45; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/published");
            request.Headers.Add("X-Forwarded-For", $"198.51.100.{i}");
            answers.Add((await api.Anonymous.SendAsync(request)).StatusCode);
        }

        Assert.Equal(5, answers.Count(status => status == HttpStatusCode.OK));
        Assert.Equal(40, answers.Count(status => status == HttpStatusCode.TooManyRequests));
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-4.1.3"), Trait("OWASP API", "API8:2023")]
    public async Task A_page_that_rebinds_its_name_to_this_machine_does_not_get_in_by_claiming_ours()
    {
        await using var api = await ApiHost.Start(postgres);
        await using var behind = await ApiHost.Start(postgres, new Dictionary<string, string>(StringComparer.Ordinal) { ["ForwardedHeaders:KnownProxies"] = "127.0.0.1;::1" });
        foreach (var host in (ApiHost[])[api, behind])
        {
            using var rebound = new HttpRequestMessage(HttpMethod.Get, "/api/v1/published");
            rebound.Headers.Host = "evil.example";
            rebound.Headers.Add("X-Forwarded-Host", "localhost");
            rebound.Headers.Add("X-Forwarded-For", "198.51.100.1");

            await (await host.Anonymous.SendAsync(rebound)).Refused(HttpStatusCode.MisdirectedRequest, "host-not-allowed");
        }
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-14.2.1"), Trait("OWASP API", "API2:2023")]
    public async Task A_token_in_an_address_opens_nothing_and_is_refused()
    {
        await using var api = await ApiHost.Start(postgres);
        var token = api.People.TokenOf(await api.People.Add(WorkspaceRole.Owner));

        foreach (var path in (string[])["/api/v1/videos", "/connect/userinfo", "/media/videos/x", "/mcp", "/api/v1/published"])
        {
            await (await api.Anonymous.GetAsync($"{path}?access_token={token}")).Refused(HttpStatusCode.BadRequest, "token-in-address");
        }
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-4.1.3"), Trait("OWASP API", "API4:2023")]
    public async Task A_spoofed_address_does_not_escape_a_limit()
    {
        await using var api = await ApiHost.Start(
            postgres, new Dictionary<string, string>(StringComparer.Ordinal) { ["RateLimits:Default:Address:Permits"] = "2", ["RateLimits:Default:Address:Per"] = "01:00:00" });
        await using var site = WebSite.Start(api.Http.BaseAddress!.GetLeftPart(UriPartial.Authority));
        using var http = new HttpClient { BaseAddress = new Uri(site.Address) };

        List<HttpStatusCode> answers = [];
        foreach (var spoofed in (string[])["198.51.100.1", "198.51.100.2", "198.51.100.3"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/published");
            foreach (var header in (string[])["X-Forwarded-For", "X-Real-IP", "X-Client-IP", "True-Client-IP", "CF-Connecting-IP", "Forwarded"])
            {
                request.Headers.TryAddWithoutValidation(header, header == "Forwarded" ? $"for={spoofed}" : spoofed);
            }

            answers.Add((await http.SendAsync(request)).StatusCode);
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], answers);
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-4.1.3"), Trait("OWASP API", "API8:2023")]
    public async Task A_spoofed_host_is_refused_by_the_site_and_by_the_api()
    {
        await using var api = await ApiHost.Start(postgres);
        await using var site = WebSite.Start(api.Http.BaseAddress!.GetLeftPart(UriPartial.Authority));
        using var http = new HttpClient { BaseAddress = new Uri(site.Address) };
        foreach (var client in (HttpClient[])[http, api.Anonymous])
        {
            using var foreign = new HttpRequestMessage(HttpMethod.Get, "/api/v1/published") { Headers = { Host = "evil.example" } };
            Assert.Equal(client == http ? HttpStatusCode.BadRequest : HttpStatusCode.MisdirectedRequest, (await client.SendAsync(foreign)).StatusCode);

            // What it only says to have been asked is nobody's word.
            using var claimed = new HttpRequestMessage(HttpMethod.Get, "/api/v1/published") { Headers = { { "X-Forwarded-Host", "evil.example" } } };
            Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(claimed)).StatusCode);
        }
    }

    private static async Task<string> Ask(WebApplication app, string remote, string claimed, params (string Name, string? Value)[] more)
    {
        var context = await app.GetTestServer().SendAsync(request =>
        {
            request.Connection.RemoteIpAddress = IPAddress.Parse(remote);
            request.Request.Headers["X-Forwarded-For"] = claimed;
            foreach (var (name, value) in more)
            {
                request.Request.Headers[name] = value;
            }
        });
        using var reader = new StreamReader(context.Response.Body);

        return await reader.ReadToEndAsync();
    }

    private static async Task<WebApplication> Start(bool isBehindOurWeb, params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(settings.Select(each => KeyValuePair.Create($"ForwardedHeaders:{each.Key}", (string?)each.Value)));
        builder.Services.AddTrustedProxies(builder.Configuration);
        var app = builder.Build();
        app.UseTrustedProxies(isBehindOurWeb);
        app.Run(context => context.Response.WriteAsync($"{context.Connection.RemoteIpAddress}"));
        await app.StartAsync();

        return app;
    }
}
