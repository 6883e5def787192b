using System.Globalization;
using Microsoft.Playwright;
using Trae.Contracts;
using Trae.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace Trae.Tests.Web;

/// <summary>The player in a real browser, on a stream as the worker makes it.</summary>
[Collection(WebCollection.Name)]
public sealed class PlayerTests(WebFixture web)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_stream_really_plays_seeks_and_changes_its_quality(bool phone)
    {
        await using var tab = await web.Open(phone ? Screen.Phone : Screen.Wide);
        var video = Publish();
        await tab.Page.GotoAsync($"/watch/{video.Current.Id}");
        await Expect(tab.Page.Locator(".controls")).ToBeVisibleAsync();

        // Nothing of the stream, and nothing of what plays it, is loaded before somebody wants to see it.
        Assert.Empty(video.Asked);
        Assert.Equal(0, await Loaded(tab, "hls.min"));

        await tab.StartStream();
        Assert.Contains("stream.m3u8", video.Asked);
        Assert.StartsWith("blob:", await tab.Page.EvaluateAsync<string>("() => document.getElementById('player').currentSrc"), StringComparison.Ordinal);

        await tab.Page.EvaluateAsync("() => { document.getElementById('player').currentTime = 20; }");
        await tab.Page.WaitForFunctionAsync("() => { const v = document.getElementById('player'); return v.currentTime > 20.5 && v.readyState >= 3; }");
        await Expect(tab.Page.Locator(".chapters [aria-current]")).ToContainTextAsync("A second path");

        foreach (var side in new[] { 480, 720 })
        {
            // Chosen near the beginning: what is buffered by then plays on as it is, which near the end is all there is.
            await tab.Page.EvaluateAsync("() => { const v = document.getElementById('player'); v.currentTime = 4; v.play(); }");
            await tab.Page.Locator("[data-quality]").SelectOptionAsync(new SelectOptionValue { Label = $"{side}p" });
            await tab.Page.WaitForFunctionAsync($"() => document.getElementById('player').videoHeight === {side}");
        }

        Assert.Equal(SampleFilm.Seconds, await tab.Page.EvaluateAsync<double>("() => document.getElementById('player').duration"), 0.2);
        Assert.Empty(tab.Troubles);
    }

    [Fact]
    public async Task Where_the_stream_cannot_be_had_the_file_plays_on()
    {
        await using var tab = await web.Open(Screen.Wide);
        var video = Publish(files => files with { Parts = files.Parts with { Hls = files.Parts.Hls!.Replace("stream.m3u8", "gone.m3u8", StringComparison.Ordinal) } });
        await tab.Page.GotoAsync($"/watch/{video.Current.Id}");

        await tab.Page.EvaluateAsync("() => { const v = document.getElementById('player'); v.muted = true; return v.play(); }");
        await tab.Page.WaitForFunctionAsync("() => document.getElementById('stage').dataset.plays === 'file' && document.getElementById('player').currentTime > 1");

        Assert.EndsWith("video.mp4", await tab.Page.EvaluateAsync<string>("() => document.getElementById('player').currentSrc"), StringComparison.Ordinal);
        await Expect(tab.Page.Locator("[data-quality]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_bar_shows_what_is_where_and_keys_move_about()
    {
        await using var tab = await web.Open(Screen.Wide);
        await tab.Page.GotoAsync($"/watch/{Publish().Current.Id}");
        await tab.Page.WaitForFunctionAsync("() => document.getElementById('player').readyState >= 1");
        var bar = (await tab.Page.Locator(".seek input").BoundingBoxAsync())!;

        await tab.Page.Mouse.MoveAsync((float)(bar.X + (bar.Width * 0.5)), (float)(bar.Y + (bar.Height / 2)));
        await Expect(tab.Page.Locator(".peek .when")).ToHaveTextAsync("0:14");
        await Expect(tab.Page.Locator(".peek .what")).ToHaveTextAsync("Arms that decide");
        await Expect(tab.Page.Locator(".peek .picture")).ToHaveCSSAsync("background-image", new System.Text.RegularExpressions.Regex("stream-thumbnails\\.jpg"));
        await Expect(tab.Page.Locator(".peek .picture")).ToHaveCSSAsync("width", "192px");

        await tab.Page.Keyboard.PressAsync("5");
        Assert.Equal(14, await Time(tab), 0.1);
        await tab.Page.Keyboard.PressAsync("ArrowLeft");
        Assert.Equal(9, await Time(tab), 0.1);
        await tab.Page.Keyboard.PressAsync("c");
        await Expect(tab.Page.GetByRole(AriaRole.Button, new() { Name = "Captions" })).ToHaveAttributeAsync("aria-pressed", "true");
        await tab.Page.Keyboard.PressAsync("m");
        await Expect(tab.Page.GetByRole(AriaRole.Button, new() { Name = "Mute" })).ToHaveAttributeAsync("aria-pressed", "true");
        await tab.Page.Keyboard.PressAsync(" ");
        await tab.Page.WaitForFunctionAsync("() => !document.getElementById('player').paused");
        Assert.Empty(await tab.FindAccessibilityFaults());
        Assert.Empty(tab.Troubles);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task Captions_come_when_they_are_wanted_and_cover_neither_the_controls_nor_the_pictures_own(bool inPicture, bool phone)
    {
        await using var tab = await web.Open(phone ? Screen.Phone : Screen.Wide);
        await tab.Page.GotoAsync($"/watch/{Publish(files => files with { HasCaptionsInPicture = inPicture }).Current.Id}");
        await tab.Page.WaitForFunctionAsync("() => document.getElementById('player').readyState >= 1");
        var captions = tab.Page.Locator(".player .captions");
        await Expect(captions).ToBeHiddenAsync();

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Captions" }).ClickAsync();
        await Expect(captions).ToHaveTextAsync("Octopuses think with their arms.");

        var (said, seek, stage) = ((await captions.BoundingBoxAsync())!, (await tab.Page.Locator(".seek").BoundingBoxAsync())!, (await tab.Page.Locator("#stage").BoundingBoxAsync())!);
        Assert.True(said.Y + said.Height <= (inPicture ? stage.Y + (stage.Height / 3) : seek.Y), $"{said.Y} + {said.Height}, {seek.Y}");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Captions" }).ClickAsync();
        await Expect(captions).ToBeHiddenAsync();
        Assert.Empty(tab.Troubles);
    }

    [Theory]
    [InlineData(false, "16 / 9")]
    [InlineData(true, "16 / 9")]
    [InlineData(false, "9 / 16")]
    [InlineData(true, "9 / 16")]
    public async Task What_starts_a_film_stands_in_its_middle(bool phone, string shape)
    {
        await using var tab = await web.Open(phone ? Screen.Phone : Screen.Wide);
        await tab.Page.GotoAsync($"/watch/{Publish().Current.Id}");
        await tab.Page.WaitForFunctionAsync("() => document.getElementById('player').readyState >= 1");
        await tab.Page.EvaluateAsync("shape => { document.getElementById('player').style.aspectRatio = shape; }", shape);

        var (start, stage, keys) = ((await tab.Page.Locator(".start").BoundingBoxAsync())!, (await tab.Page.Locator("#player").BoundingBoxAsync())!, (await tab.Page.Locator(".seek").BoundingBoxAsync())!);
        Assert.InRange((start.Y + (start.Height / 2) - stage.Y) / stage.Height, 0.25, 0.55);
        Assert.InRange((start.X + (start.Width / 2) - stage.X) / stage.Width, 0.49, 0.51);
        Assert.True(start.Y + start.Height <= keys.Y, $"{start.Y} + {start.Height}, {keys.Y}");
    }

    [Fact]
    public async Task Everything_that_was_made_can_be_downloaded()
    {
        await using var tab = await web.Open(Screen.Phone);
        await tab.Page.GotoAsync($"/watch/{Publish().Current.Id}");

        await tab.Page.GetByText("More formats").ClickAsync();

        Assert.Equal(
            ["Sound only, M4A500 kB", "Preview, GIF900 kB", "Captions, WebVTT", "Captions, SubRip", "Transcript with times"],
            (await tab.Page.Locator(".formats li").AllTextContentsAsync()).Select(text => text.Trim()));
        Assert.Equal(0, await tab.MeasureOverflow());
    }

    [Fact]
    public async Task A_poster_is_chosen_on_the_videos_page_which_also_says_what_could_not_be_made()
    {
        await using var tab = await web.Open(Screen.Wide);
        var video = Publish();
        await tab.Page.GotoAsync($"/videos/{video.Current.Id}");

        await Expect(tab.Page.Locator(".parts li.failed")).ToContainTextAsync("The disk of the worker is full.");
        await Expect(tab.Page.Locator(".parts li").Nth(1)).ToContainTextAsync("Streamingready");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Poster 2" }).ClickAsync();

        await Expect(tab.Page.GetByRole(AriaRole.Button, new() { Name = "Poster 2" })).ToHaveAttributeAsync("aria-pressed", "true");
        Assert.EndsWith("poster-2.jpg", video.Current.Published!.Poster, StringComparison.Ordinal);
        await Expect(tab.Page).ToHaveURLAsync($"{web.Address}/videos/{video.Current.Id}");
        Assert.Empty(await tab.FindAccessibilityFaults());
    }

    private FakeVideo Publish(Func<PublishedDto, PublishedDto>? change = null)
    {
        var video = Samples.Delivered(Guid.CreateVersion7());

        return web.Videos.Add(FakeVideo.Of(video with { Published = change?.Invoke(video.Published!) ?? video.Published }, Samples.Storyboard));
    }

    private static async Task<double> Time(BrowserTab tab) => await tab.Page.EvaluateAsync<double>("() => document.getElementById('player').currentTime");

    private static async Task<int> Loaded(BrowserTab tab, string name) => await tab.Page.EvaluateAsync<int>(
        string.Create(CultureInfo.InvariantCulture, $"() => performance.getEntriesByType('resource').filter(entry => entry.name.includes('{name}')).length"));
}
