using Microsoft.Playwright;
using Trae.Contracts;
using Trae.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace Trae.Tests.Web;

[Collection(WebCollection.Name)]
public sealed class WatchingTests(WebFixture web)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_video_really_plays_and_the_transcript_follows(bool phone)
    {
        await using var tab = await web.Open(phone ? Screen.Phone : Screen.Wide);
        await tab.Page.GotoAsync($"/watch/{Publish()}");

        await tab.Page.EvaluateAsync("() => { const v = document.getElementById('player'); v.muted = true; return v.play(); }");
        await tab.Page.WaitForFunctionAsync("() => document.getElementById('player').currentTime > 1");

        Assert.Equal(SampleFilm.Width, await tab.Page.EvaluateAsync<int>("() => document.getElementById('player').videoWidth"));
        await Expect(tab.Page.Locator(".sentence.current")).ToHaveCountAsync(1);
        await Expect(tab.Page.Locator(".said .now")).ToHaveCountAsync(1);
        Assert.Equal(0, await tab.MeasureOverflow());
        Assert.Empty(tab.Troubles);
    }

    [Fact]
    public async Task A_word_and_a_chapter_seek_to_their_time()
    {
        await using var tab = await web.Open(Screen.Wide);
        await tab.Page.GotoAsync($"/watch/{Publish()}");
        await tab.Page.WaitForFunctionAsync("() => document.getElementById('player').readyState >= 1");

        await tab.Page.GetByText("coconut", new() { Exact = true }).ClickAsync();
        await tab.Page.WaitForFunctionAsync("() => document.getElementById('player').currentTime >= 18.8");
        await Expect(tab.Page.Locator(".sentence.current")).ToContainTextAsync("coconut shells");

        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Arms that decide" }).ClickAsync();
        await tab.Page.WaitForFunctionAsync("() => { const t = document.getElementById('player').currentTime; return t >= 8 && t < 14; }");
        Assert.Empty(tab.Troubles);
    }

    [Fact]
    public async Task Without_script_it_is_a_video_with_captions_and_a_transcript_to_read()
    {
        await using var tab = await web.Open(Screen.Phone with { HasScript = false });
        await tab.Page.GotoAsync($"/watch/{Publish()}?t=8");

        await Expect(tab.Page.Locator("video source")).ToHaveAttributeAsync("src", new System.Text.RegularExpressions.Regex("video\\.mp4#t=8$"));
        await Expect(tab.Page.Locator("video track[kind=captions]")).ToHaveAttributeAsync("srclang", "en-GB");
        await Expect(tab.Page.Locator("#transcript")).ToContainTextAsync("Octopuses think with their arms.");
    }

    [Fact]
    public async Task It_tells_others_what_it_is()
    {
        await using var tab = await web.Open(Screen.Wide);
        var id = Publish();
        await tab.Page.GotoAsync($"/watch/{id}");

        Assert.Equal($"{web.Address}/media/videos/{id}/poster.jpg", await tab.Page.Locator("meta[property='og:image']").GetAttributeAsync("content"));
        var data = await tab.Page.EvaluateAsync<string>("() => JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent).duration");
        Assert.Equal("PT28S", data);
    }

    [Fact]
    public async Task An_unfinished_video_leads_to_its_progress()
    {
        await using var tab = await web.Open(Screen.Phone);
        var id = web.Videos.Add(FakeVideo.Of(Samples.Producing(1) with { Id = Guid.CreateVersion7() }, Samples.Storyboard)).Current.Id;
        await tab.Page.GotoAsync($"/watch/{id}");

        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "See its progress" }).ClickAsync();

        await Expect(tab.Page).ToHaveURLAsync($"{web.Address}/videos/{id}");
    }

    [Fact]
    public async Task Who_can_watch_it_is_chosen_on_the_videos_page_and_told_beside_it()
    {
        await using var tab = await web.Open(Screen.Phone);
        var video = web.Videos.Add(FakeVideo.Of(Samples.Published(Guid.CreateVersion7()) with { Visibility = Visibility.Private }, Samples.Storyboard));
        await tab.Page.GotoAsync($"/watch/{video.Current.Id}");
        await Expect(tab.Page.Locator(".about .visibility")).ToContainTextAsync("Only members of the workspace see it.");
        await Expect(tab.Page.GetByRole(AriaRole.Button, new() { Name = "Copy embed code" })).ToHaveCountAsync(0);

        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Change who can watch it" }).ClickAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Unlisted" }).ClickAsync();

        await Expect(tab.Page.GetByRole(AriaRole.Button, new() { Name = "Unlisted" })).ToHaveAttributeAsync("aria-pressed", "true");
        Assert.Equal(Visibility.Unlisted, video.Current.Visibility);
        Assert.Equal(0, await tab.MeasureOverflow());
        Assert.Empty(await tab.FindAccessibilityFaults());
    }

    private Guid Publish() => web.Videos.Add(FakeVideo.Of(Samples.Published(Guid.CreateVersion7()), Samples.Storyboard)).Current.Id;
}
