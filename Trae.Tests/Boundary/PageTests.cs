using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Trae.Tests.EndToEnd;
using Trae.Tests.Hosting;
using Trae.Tests.Web;

namespace Trae.Tests.Boundary;

/// <summary>What the site tells browsers, and what it takes from them.</summary>
[Collection(WebCollection.Name)]
public sealed class PageTests(WebFixture web) : IDisposable
{
    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(web.Address) };

    public void Dispose() => _http.Dispose();

    /// <summary>Every page there is, found by its route; ids are of a video that is published.</summary>
    private IEnumerable<string> Pages
    {
        get
        {
            var video = web.Videos.Add(FakeVideo.Of(Samples.Published(Guid.CreateVersion7()), Samples.Storyboard)).Current.Id;
            var kit = web.Media.Add(new Contracts.BrandKit("Acme", new())).Id;

            return typeof(Trae.Web.Components.App).Assembly.GetTypes()
                .SelectMany(type => type.GetCustomAttributes(typeof(RouteAttribute), false).Cast<RouteAttribute>())
                .Select(route => route.Template.Replace("{Id:guid}", $"{IdFor(route.Template)}", StringComparison.Ordinal));

            Guid IdFor(string template) => template.Split('/') is [_, .. var parts] ? parts switch
            {
                ["brands", ..] => kit,
                ["workspace", "models", ..] => FakeWorkspace.Model,
                ["workspace", ..] => FakeWorkspace.Role,
                ["series", ..] => FakeVoices.Series,
                ["brand-voices", ..] => FakeVoices.Voice,
                ["research", ..] => FakeResearch.Questions,
                _ => video,
            } : video;
        }
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-3.4.3"), Trait("ASVS", "v5.0.0-3.4.4"), Trait("ASVS", "v5.0.0-3.4.5"), Trait("ASVS", "v5.0.0-3.4.6"), Trait("ASVS", "v5.0.0-14.3.2")]
    public async Task Every_page_runs_only_our_scripts_and_only_players_are_framed()
    {
        foreach (var page in Pages.Append("/nothing-here"))
        {
            using var answer = await _http.GetAsync(page);
            var policy = Header(answer, "Content-Security-Policy");
            var isEmbed = page.StartsWith("/embed/", StringComparison.Ordinal);

            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            foreach (var part in (string[])["default-src 'none'", "object-src 'none'", "base-uri 'none'", "form-action 'self'", isEmbed ? "frame-ancestors *" : "frame-ancestors 'none'"])
            {
                Assert.True(policy.Contains(part, StringComparison.Ordinal), $"{page}: {policy}");
            }

            Assert.Equal(isEmbed ? "" : "DENY", Header(answer, "X-Frame-Options"));
            Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
            Assert.Equal("strict-origin-when-cross-origin", Header(answer, "Referrer-Policy"));
            Assert.Contains("camera=()", Header(answer, "Permissions-Policy"), StringComparison.Ordinal);
            Assert.Equal(isEmbed ? "" : "same-origin", Header(answer, "Cross-Origin-Opener-Policy"));
            Assert.Contains("no-store", Header(answer, "Cache-Control"), StringComparison.Ordinal);
            Assert.Equal("", Header(answer, "Server"));
        }
    }

    [Fact]
    public async Task No_page_shows_a_code_whatever_has_become_of_a_video()
    {
        var videos = Enum.GetValues<Contracts.VideoState>().Select(state => web.Videos.Add(FakeVideo.Of(
            Samples.Published(Guid.CreateVersion7()) with { State = state, Problem = new("link-unreachable", "The page does not answer.") }, Samples.Storyboard)).Current.Id).ToList();

        foreach (var page in Pages.Concat(videos.SelectMany(id => new[] { $"/videos/{id}", $"/videos/{id}/storyboard" })))
        {
            using var answer = await _http.GetAsync(page);
            ForPeople.AssertReadable(ForPeople.TextOf(await answer.Content.ReadAsStringAsync()), page);
        }
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-3.4.3")]
    public async Task A_page_of_ones_own_names_its_scripts_by_a_nonce_that_is_never_used_again()
    {
        List<string> nonces = [];
        for (var i = 0; i < 3; i++)
        {
            using var answer = await _http.GetAsync("/new");
            var policy = Header(answer, "Content-Security-Policy");
            var nonce = policy[(policy.IndexOf("'nonce-", StringComparison.Ordinal) + 7)..].Split('\'')[0];
            Assert.Contains($"nonce=\"{nonce}\"", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
            nonces.Add(nonce);
        }

        Assert.Equal(3, nonces.Distinct().Count());
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-3.5.1")]
    public async Task Every_form_is_refused_without_its_token()
    {
        var forms = 0;
        foreach (var page in Pages.Where(page => !page.StartsWith("/not-found", StringComparison.Ordinal) && !page.StartsWith("/error", StringComparison.Ordinal)))
        {
            using var shown = await _http.GetAsync(page);
            Assert.True(shown.IsSuccessStatusCode, $"{page}: {shown.StatusCode}");
            var html = await shown.Content.ReadAsStringAsync();
            var handlers = System.Text.RegularExpressions.Regex.Matches(html, "name=\"_handler\" value=\"(?<name>[^\"]+)\"", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));
            foreach (var handler in handlers.Select(match => match.Groups["name"].Value).Distinct())
            {
                forms++;
                foreach (var token in (string?[])[null, "", "CfDJ8forged"])
                {
                    var fields = new Dictionary<string, string> { ["_handler"] = handler };
                    if (token is not null)
                    {
                        fields["__RequestVerificationToken"] = token;
                    }

                    using var answer = await _http.PostAsync(page, new FormUrlEncodedContent(fields));
                    Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{page} {handler}: {answer.StatusCode}");
                }
            }
        }

        Assert.True(forms >= 15, $"{forms}");
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [Trait("ASVS", "v5.0.0-3.5.1")]
    public async Task A_form_of_another_site_is_refused_token_or_not(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/new") { Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["_handler"] = "new" }) };
        request.Headers.Add(header, value);

        Assert.Equal(HttpStatusCode.Forbidden, (await _http.SendAsync(request)).StatusCode);
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-3.3.1"), Trait("ASVS", "v5.0.0-3.3.2"), Trait("ASVS", "v5.0.0-3.3.3"), Trait("ASVS", "v5.0.0-3.3.4")]
    public async Task The_forms_cookie_is_bound_to_this_host()
    {
        using var answer = await _http.GetAsync("/new");
        var cookie = answer.Headers.GetValues("Set-Cookie").Single();

        Assert.StartsWith("__Host-trae-form=", cookie, StringComparison.Ordinal);
        foreach (var part in (string[])["path=/", "secure", "samesite=strict", "httponly"])
        {
            Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase);
        }

        Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-3.4.6")]
    public async Task Another_site_can_show_the_player_and_no_other_page()
    {
        var video = web.Videos.Add(FakeVideo.Of(Samples.Published(Guid.CreateVersion7()))).Current.Id;
        await using var outside = await Outside($"<iframe id=embed src='{web.Address}/embed/{video}' width=640 height=360></iframe><iframe id=watch src='{web.Address}/watch/{video}'></iframe>");
        await using var tab = await web.Open(Screen.Wide);
        await tab.Page.GotoAsync(outside.Urls.First());

        await tab.Page.FrameLocator("#embed").Locator("button.start, video").First.WaitForAsync();
        Assert.Equal(0, await tab.Page.FrameLocator("#watch").GetByText("The minds of octopuses").CountAsync());
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-3.4.1")]
    public async Task Over_https_browsers_are_told_to_stay_there()
    {
        await using var api = await FakeApi.Start();
        await using var site = WebSite.Start(api.Address, new() { ["ForwardedHeaders:KnownProxies"] = "127.0.0.1", ["AllowedHosts"] = "trae.example;127.0.0.1" });
        using var http = new HttpClient { BaseAddress = new Uri(site.Address) };
        using var secure = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { { "X-Forwarded-Proto", "https" }, { "X-Forwarded-For", "198.51.100.1" }, { "X-Forwarded-Host", "trae.example" } } };

        Assert.Equal("max-age=31536000; includeSubDomains", Header(await http.SendAsync(secure), "Strict-Transport-Security"));
        Assert.Equal("", Header(await http.GetAsync("/"), "Strict-Transport-Security"));
    }

    /// <summary>A page of somebody else's, on another port and so another origin.</summary>
    private static async Task<WebApplication> Outside(string html)
    {
        var builder = LoopbackServer.CreateBuilder();
        var app = builder.Build();
        app.MapGet("/", () => Results.Text(html, "text/html"));
        await app.StartAsync();

        return app;
    }

    private static string Header(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";
}
