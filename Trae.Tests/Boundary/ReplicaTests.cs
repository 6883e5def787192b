using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using OpenIddict.EntityFrameworkCore.Models;
using Trae.Api.Data;
using Trae.Contracts;
using Trae.Tests.Api;
using Trae.Tests.Hosting;
using Trae.Tests.Web;
using static Microsoft.Playwright.Assertions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Trae.Tests.Boundary;

/// <summary>Whichever replica answers, a person notices nothing.</summary>
public sealed partial class ReplicaTests(Replicas replicas) : IClassFixture<Replicas>
{
    private const string Password = "correct horse battery";

    [Fact]
    [Trait("ASVS", "v5.0.0-7.2.1"), Trait("ASVS", "v5.0.0-3.5.1")]
    public async Task Signing_in_forms_and_live_progress_work_across_replicas()
    {
        await using var tab = await SignedIn();
        var page = tab.Page;

        // Each form, with its anti-forgery token, comes back to the other replica than the page was drawn by.
        for (var i = 0; i < 2; i++)
        {
            await page.GotoAsync("/new");
            await page.GetByLabel("Text", new() { Exact = true }).FillAsync(Samples.Article);
            await page.GetByRole(AriaRole.Button, new() { Name = "Make the video" }).ClickAsync();
            await Expect(page).ToHaveURLAsync(Video());
            await Expect(page.GetByText("Queued. It starts as soon as a worker is free.")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        }

        // The page moves on by itself, told by whichever API the stream reached.
        await replicas.Api.Worker.DoAll();
        await Expect(page).ToHaveURLAsync(Watch(), new() { Timeout = 60_000 });

        Assert.Equal(2, replicas.Sites.Requests.Count);
        Assert.Equal(2, replicas.Apis.Requests.Count);

        // No worker has painted the presenters here.
        Assert.DoesNotContain(tab.Troubles, trouble => !trouble.Contains("/media/presenters/", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-10.4.5")]
    public async Task A_token_that_runs_out_is_renewed_once_for_all_requests_of_all_replicas()
    {
        await using var redis = await RedisNames.Watch(replicas.RedisAddress);
        await using var tab = await SignedIn();
        var before = await RefreshTokens();

        replicas.Clock.Late += TimeSpan.FromMinutes(9.5);
        var answers = await tab.Page.EvaluateAsync<int[]>("() => Promise.all([...Array(12)].map(() => fetch('/api/v1/videos').then(answer => answer.status)))");

        Assert.All(answers, status => Assert.Equal(200, status));
        Assert.Equal(before + 1, await RefreshTokens());
        replicas.Clock.Late += TimeSpan.FromMinutes(9.5);
        await tab.Page.GotoAsync("/new");
        await Expect(tab.Page.GetByRole(AriaRole.Button, new() { Name = "Make the video" })).ToBeVisibleAsync();
        Assert.Equal(before + 2, await RefreshTokens());

        // Who reads the names in Redis has no session: they are hashes, those of locks too.
        Assert.Contains(redis.Seen, name => name.Contains(":renewal", StringComparison.Ordinal));
        Assert.All(redis.Seen.Where(name => name.Contains("session", StringComparison.Ordinal)), name => Assert.Matches(HashedSession(), name));
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-7.4.1")]
    public async Task Who_signs_out_is_signed_out_everywhere()
    {
        await using var tab = await SignedIn();
        var session = (await tab.Page.Context.CookiesAsync()).Single(cookie => cookie.Name == "__Host-trae-session").Value;

        await tab.Page.EvaluateAsync("() => document.querySelector('form[action=\"/sign-out\"]').requestSubmit()");
        await Expect(tab.Page.GetByText("signed out", new() { Exact = false }).First).ToBeVisibleAsync();

        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
        for (var i = 0; i < 4; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, replicas.Sites.Address + "/api/v1/videos");
            request.Headers.Add("Cookie", $"__Host-trae-session={session}");
            Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await http.SendAsync(request)).StatusCode);
        }
    }

    [Fact]
    public async Task Who_may_watch_a_video_counts_at_once_on_every_replica_whatever_pages_are_kept()
    {
        var title = $"Kept pages {Guid.NewGuid():n}";
        var video = await replicas.Api.Published(Briefs.Octopus with { Brief = title });
        using var nobody = new HttpClient { BaseAddress = new(replicas.Sites.Address) };
        string[] pages = ["/", $"/watch/{video.Id}", $"/embed/{video.Id}"];
        var isKept = false;

        foreach (var (visibility, seen) in new (Visibility, bool[])[]
        {
            (Visibility.Public, [true, true, true]), (Visibility.Private, [false, false, false]), (Visibility.Unlisted, [false, true, true]), (Visibility.Public, [true, true, true]),
        })
        {
            await (await replicas.Api.Http.Show(video.Id, visibility)).Read<VideoDto>();
            for (var i = 0; i < 4; i++)
            {
                foreach (var (page, shows) in pages.Zip(seen))
                {
                    using var answer = await nobody.GetAsync(page);
                    Assert.True(shows == (await answer.Content.ReadAsStringAsync()).Contains(title, StringComparison.Ordinal), $"{page}, {visibility}");
                    isKept |= answer.Headers.Age is not null;
                }
            }
        }

        Assert.True(isKept, "No page was kept, so nothing was tried.");
    }

    private async Task<BrowserTab> SignedIn()
    {
        var person = await replicas.Api.People.AddWithPassword(Password, WorkspaceRole.Owner);
        var tab = await replicas.Browser.Open(Screen.Wide, replicas.Sites.Address);
        await tab.Page.GotoAsync("/new");
        await tab.Page.GetByLabel("E-mail").FillAsync(person.Email!);
        await tab.Page.GetByLabel("Password").FillAsync(Password);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Button, new() { Name = "Make the video" })).ToBeVisibleAsync();

        return tab;
    }

    private Task<int> RefreshTokens() => replicas.Api.Query(db =>
        db.Set<OpenIddictEntityFrameworkCoreToken<Guid>>().CountAsync(token => token.Type == TokenTypeIdentifiers.RefreshToken));

    [GeneratedRegex("/videos/[0-9a-f-]{36}$", RegexOptions.None, 10_000)]
    private static partial Regex Video();

    [GeneratedRegex("^(?:cache:)?session:[0-9a-f]{64}(?::renewal)?$", RegexOptions.None, 10_000)]
    private static partial Regex HashedSession();

    [GeneratedRegex("/watch/[0-9a-f-]{36}$", RegexOptions.None, 10_000)]
    private static partial Regex Watch();
}
