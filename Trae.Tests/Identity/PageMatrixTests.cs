using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;
using Trae.Api.Data;
using Trae.Contracts;
using Trae.Media;
using Trae.Tests.Api;
using Trae.Tests.Hosting;
using Trae.Tests.Web;
using Trae.Tests.Workspaces;

namespace Trae.Tests.Identity;

/// <summary>Every page of a site that people sign in on, found by its route: asked by nobody and by a member, by GET and HEAD, with any query.</summary>
public sealed class PageMatrixTests(Studio studio) : IClassFixture<Studio>, IDisposable
{
    private static readonly Type[] Pages =
        [.. typeof(Trae.Web.Components.App).Assembly.GetTypes().Where(type => type.IsDefined(typeof(RouteAttribute), false))];

    private static readonly string[] Nonsense = ["abc", "-1", "NaN", "1e400", "%00", "%F0%9F%90%99", "00000000-0000-0000-0000-000000000000", "%27%22%3E%3Cb%3E", new('9', 1_000)];

    private readonly HttpClient _nobody = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new(studio.Address) };

    public void Dispose() => _nobody.Dispose();

    [Fact]
    [Trait("ASVS", "v5.0.0-8.3.1")]
    public async Task Nobody_in_particular_sees_what_is_for_everybody_and_is_asked_to_sign_in_for_the_rest()
    {
        var video = await studio.Api.Published();

        foreach (var page in Pages)
        {
            foreach (var path in PathsOf(page, video.Id))
            {
                using var answer = await _nobody.GetAsync(path);
                if (page.IsDefined(typeof(AuthorizeAttribute), true))
                {
                    Assert.True(answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.OriginalString.Contains("/connect/authorize", StringComparison.Ordinal), $"{path}: {answer.StatusCode}");
                }
                else
                {
                    Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode}");
                }
            }
        }
    }

    [Theory]
    [InlineData(Visibility.Private)]
    [InlineData(Visibility.Unlisted)]
    [InlineData(Visibility.Public)]
    [Trait("OWASP", "API1:2023")]
    public async Task A_video_is_shown_as_its_makers_decided_and_to_them_always(Visibility visibility)
    {
        var title = $"About {visibility} {Guid.NewGuid():n}";
        var video = await studio.Api.Published(Briefs.Octopus with { Brief = title }, visibility);
        var opens = visibility == Visibility.Private ? HttpStatusCode.NotFound : HttpStatusCode.OK;

        foreach (var path in (string[])[$"/watch/{video.Id}", $"/embed/{video.Id}", video.Published!.Video, video.Published.Poster, video.Published.WebVtt])
        {
            using var answer = await _nobody.GetAsync(path);
            Assert.True(opens == answer.StatusCode, $"{path}: {answer.StatusCode}");
            if (path[1] is 'w' or 'e')
            {
                Assert.Equal(visibility == Visibility.Private && path[1] == 'e', (await answer.Content.ReadAsStringAsync()).Contains("This video is not available.", StringComparison.Ordinal));
                Assert.Equal(visibility == Visibility.Unlisted, (await answer.Content.ReadAsStringAsync()).Contains("<meta name=\"robots\" content=\"noindex\">", StringComparison.Ordinal));
            }
        }

        Assert.Equal(visibility == Visibility.Public, (await _nobody.GetStringAsync("/")).Contains(title, StringComparison.Ordinal));

        var member = await studio.Api.People.AddWithPassword(Studio.Password, WorkspaceRole.Viewer);
        await using var tab = await studio.SignIn(member, $"/watch/{video.Id}");
        Assert.Equal(video.Title, await tab.Page.Locator("h1").TextContentAsync());
        Assert.StartsWith($"{visibility}.", (await tab.Page.Locator(".about .visibility").TextContentAsync())!.Trim(), StringComparison.Ordinal);
        Assert.Equal(200, (await tab.Page.APIRequest.GetAsync(video.Published.Video)).Status);
        Assert.Equal(200, (await tab.Page.APIRequest.GetAsync($"/embed/{video.Id}")).Status);
    }

    [Fact]
    public async Task The_player_plays_in_a_page_of_another_site_until_the_video_is_private()
    {
        await SampleFilm.Make();
        var video = await studio.Api.Published(visibility: Visibility.Unlisted);
        await using (var film = File.OpenRead(SampleFilm.Video))
        {
            await studio.Api.Media.Save(MediaKeys.ProductionFolder(video.Production!.Id) + ProductionFiles.Video, film, CancellationToken.None);
        }

        await using var outside = await Outside($"<iframe src='{studio.Address}/embed/{video.Id}' width=640 height=360 allow='autoplay'></iframe>");
        await using var tab = await studio.OpenTab();
        await tab.Page.GotoAsync(outside.Urls.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
        await tab.Page.FrameLocator("iframe").GetByRole(AriaRole.Button, new() { Name = "Play the video" }).ClickAsync();
        var frame = tab.Page.Frames[1];
        await frame.WaitForFunctionAsync("() => { const v = document.getElementById('player'); return v.currentTime > 1 && v.videoWidth > 0 && !v.paused; }");

        await (await studio.Api.Http.Show(video.Id, Visibility.Private)).Read<VideoDto>();
        await tab.Page.ReloadAsync();
        await Assertions.Expect(tab.Page.FrameLocator("iframe").GetByText("This video is not available.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Head_is_answered_as_get_is_without_a_body()
    {
        var video = await studio.Api.Published();
        var (tab, _, _) = await studio.Open("Heads", "/");
        await using var _ = tab;

        foreach (var path in Pages.SelectMany(page => PathsOf(page, video.Id)).Append("/nothing-here").Append("/account/sign-in"))
        {
            using var get = await _nobody.GetAsync(path);
            using var head = await _nobody.SendAsync(new(HttpMethod.Head, path));
            Assert.True(get.StatusCode == head.StatusCode, $"{path}: {get.StatusCode}, HEAD {head.StatusCode}");
            Assert.Empty(await head.Content.ReadAsByteArrayAsync());

            var (seen, asked) = (await tab.Page.APIRequest.GetAsync(path), await tab.Page.APIRequest.FetchAsync(path, new() { Method = "HEAD" }));
            Assert.True(seen.Status == asked.Status, $"{path}: {seen.Status}, HEAD {asked.Status}");
        }
    }

    [Fact]
    public async Task No_query_breaks_a_page()
    {
        var video = await studio.Api.Published();
        var owner = await studio.Api.People.AddWithPassword(Studio.Password, WorkspaceRole.Owner);
        await using var tab = await studio.SignIn(owner, "/");
        var asked = 0;

        foreach (var page in Pages)
        {
            foreach (var address in PathsOf(page, video.Id).Where(path => path != "/error").SelectMany(path => WithNonsense(path, page)))
            {
                var answer = await tab.Page.APIRequest.GetAsync(address, new() { MaxRedirects = 0 });
                Assert.True(answer.Status < 500, $"{address}: {answer.Status}");
                asked++;
            }
        }

        Assert.True(asked > 100, $"{asked}");
    }

    /// <summary>A query value that cannot be read must not be a failure of ours: pages take text, and read it themselves.</summary>
    [Fact]
    public void Pages_take_what_stands_in_an_address_as_text() => Assert.Empty(
        from assembly in (System.Reflection.Assembly[])[typeof(Trae.Web.Components.App).Assembly, typeof(TraeDb).Assembly]
        from type in assembly.GetTypes()
        from parameter in type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        where parameter.IsDefined(typeof(SupplyParameterFromQueryAttribute)) && parameter.PropertyType != typeof(string)
        select $"{type.Name}.{parameter.Name}");

    private static IEnumerable<string> PathsOf(Type page, Guid id) => page.GetCustomAttributes<RouteAttribute>(false)
        .Select(route => route.Template.Replace("{Id:guid}", id.ToString(), StringComparison.Ordinal));

    // Each of the page's own parameters alone; and all that there are at once, for those of its parts.
    private static IEnumerable<string> WithNonsense(string path, Type page)
    {
        var all = Pages[0].Assembly.GetTypes().SelectMany(QueriesOf).Distinct(StringComparer.Ordinal).ToList();

        return QueriesOf(page).SelectMany(name => Nonsense.Select(value => $"{path}?{name}={value}"))
            .Concat(Nonsense.Take(3).Select(value => $"{path}?{string.Join('&', all.Select(name => $"{name}={value}"))}"));
    }

    private static IEnumerable<string> QueriesOf(Type type) =>
        from property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        where property.IsDefined(typeof(SupplyParameterFromQueryAttribute))
        select property.Name.ToLowerInvariant();

    /// <summary>A page of somebody else's, on another port and under another name.</summary>
    private static async Task<WebApplication> Outside(string html)
    {
        var app = LoopbackServer.CreateBuilder().Build();
        app.MapGet("/", () => Results.Text(html, "text/html"));
        await app.StartAsync();

        return app;
    }
}
