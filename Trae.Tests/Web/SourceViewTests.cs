using Microsoft.Playwright;
using Trae.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace Trae.Tests.Web;

/// <summary>The source beside the scene, what nothing supports, and the credits of a published video.</summary>
[Collection(WebCollection.Name)]
public sealed class SourceViewTests(WebFixture web)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_editor_shows_what_a_scene_rests_on_and_what_nothing_supports(bool phone)
    {
        var video = web.Videos.Add(SourcedVideo.Make());
        await using var tab = await web.Open(phone ? Screen.Phone : Screen.Wide);
        var page = tab.Page;
        await page.GotoAsync($"/videos/{video.Current.Id}/storyboard");

        var scene = page.Locator("#scene-1");
        await Expect(scene.Locator(".rests mark")).ToHaveTextAsync("An octopus has nine brains.");
        await Expect(scene.Locator(".rests")).ToContainTextAsync("It lives alone.");
        await Expect(scene.GetByRole(AriaRole.Link, new() { Name = "Octopuses of the reef" })).ToHaveAttributeAsync("href", "https://example.org/octopuses");
        await Expect(scene.Locator(".claims")).ToContainTextAsync("One thing here is in no source.");
        await Expect(scene.Locator(".claims mark")).ToHaveTextAsync("eleven");
        await Expect(page.Locator("#scene-2 .rests")).ToHaveCountAsync(0);
        Assert.Equal(0, await tab.MeasureOverflow());

        // By keyboard.
        await scene.Locator(".rests summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(scene.Locator(".rests mark")).ToBeHiddenAsync();
        Assert.Empty(tab.Troubles);
    }

    [Fact]
    public async Task Saving_keeps_the_sources_and_what_each_scene_cites_and_flags_hold_nothing_back()
    {
        var video = web.Videos.Add(SourcedVideo.Make());
        await using var tab = await web.Open(Screen.Wide);
        await tab.Page.GotoAsync($"/videos/{video.Current.Id}/storyboard");
        await tab.Page.Locator("#scenes-0-narration").FillAsync("An octopus has eleven brains.");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).Last.ClickAsync();

        await Expect(tab.Page.GetByText("Saved.")).ToBeVisibleAsync();
        var saved = video.Storyboard!.Storyboard;
        Assert.Equal([SourcedVideo.Page.Title, "Field notes"], saved.Sources!.Select(source => source.Title));
        Assert.Equal([new(0, 0, 1)], saved.Scenes[0].Citations!);
        Assert.Null(saved.Scenes[1].Citations);
        await Expect(tab.Page.Locator("#scene-1 .rests mark")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Without_what_it_rests_on_everything_can_still_be_edited()
    {
        var video = web.Videos.Add(SourcedVideo.Make());
        (video.Sources, video.Claims) = (null, null);
        await using var tab = await web.Open(Screen.Wide);
        await tab.Page.GotoAsync($"/videos/{video.Current.Id}/storyboard");

        await Expect(tab.Page.Locator("#scenes-0-narration")).ToBeVisibleAsync();
        await Expect(tab.Page.Locator(".rests")).ToHaveCountAsync(0);
        Assert.Empty(tab.Troubles);
    }

    [Fact]
    public async Task The_watch_page_names_the_sources_their_authors_and_licences()
    {
        var video = web.Videos.Add(SourcedVideo.Make());
        await using var tab = await web.Open(Screen.Phone);
        await tab.Page.GotoAsync($"/watch/{video.Current.Id}");

        var sources = tab.Page.GetByRole(AriaRole.Region, new() { Name = "Sources" });
        await Expect(sources.GetByRole(AriaRole.Link, new() { Name = "Octopuses of the reef" })).ToHaveAttributeAsync("href", "https://example.org/octopuses");
        await Expect(sources).ToContainTextAsync("by Ada Rowe");
        await Expect(sources.GetByRole(AriaRole.Link, new() { Name = "CC BY-SA 4.0" })).ToHaveAttributeAsync("href", "https://creativecommons.org/licenses/by-sa/4.0/");
        Assert.Equal(0, await tab.MeasureOverflow());
        Assert.Empty(tab.Troubles);
    }
}
