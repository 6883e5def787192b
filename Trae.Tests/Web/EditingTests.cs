using Microsoft.Playwright;
using Trae.Contracts;
using Trae.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace Trae.Tests.Web;

[Collection(WebCollection.Name)]
public sealed class EditingTests(WebFixture web)
{
    private static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Fact]
    public async Task Scenes_are_changed_moved_added_and_removed_and_then_rendered()
    {
        var video = Draft();
        await using var tab = await web.Open(Screen.Wide);
        var page = tab.Page;
        await page.GotoAsync($"/videos/{video.Current.Id}/storyboard");

        await page.Locator("#scenes-0-heading").FillAsync("Minds in eight arms");
        await page.GetByRole(AriaRole.Button, new() { Name = "Move scene 2 down" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove scene 4" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a scene" }).ClickAsync();
        await page.Locator("#scenes-4-narration").FillAsync("And that is all.");
        await page.Locator("#scenes-4-heading").FillAsync("The end");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and make the video" }).ClickAsync();

        await Expect(page).ToHaveURLAsync($"{web.Address}/videos/{video.Current.Id}");
        var saved = video.Storyboard!;
        Assert.Equal(2, saved.Version);
        Assert.Equal(
            [SceneLayout.Title, SceneLayout.Points, SceneLayout.Number, SceneLayout.Closing, SceneLayout.Statement], saved.Storyboard.Scenes.Select(scene => scene.Layout));
        Assert.Equal("Minds in eight arms", saved.Storyboard.Scenes[0].Screen.Heading);
        Assert.Equal(["taste", "decide", "act"], saved.Storyboard.Scenes[1].Screen.Items!);
        Assert.Equal(VideoState.Producing, video.Current.State);
        Assert.Empty(tab.Troubles);
    }

    [Fact]
    public async Task An_uploaded_picture_is_set_in_its_scene()
    {
        var video = Draft();
        await using var tab = await web.Open(Screen.Phone);
        await tab.Page.GotoAsync($"/videos/{video.Current.Id}/storyboard");

        await tab.Page.Locator("#scenes-1-layout").SelectOptionAsync("Picture");
        await tab.Page.Locator("#scenes-1-picture").SetInputFilesAsync(new FilePayload { Name = "reef.png", MimeType = "image/png", Buffer = Png });
        await Press(tab.Page, "Save");

        await Expect(tab.Page.GetByText("Saved.")).ToBeVisibleAsync();
        Assert.Equal("pictures/0/1.png", video.Storyboard!.Storyboard.Scenes[1].Screen.Picture);
        Assert.Equal(0, await tab.MeasureOverflow());
    }

    [Fact]
    public async Task A_silent_scene_is_refused_where_it_stands_and_nothing_is_lost()
    {
        var video = Draft();
        await using var tab = await web.Open(Screen.Phone);
        await tab.Page.GotoAsync($"/videos/{video.Current.Id}/storyboard");

        await tab.Page.Locator("#scenes-2-narration").FillAsync("");
        await tab.Page.Locator("#scenes-3-narration").FillAsync("Kept.");
        await Press(tab.Page, "Save");

        await Expect(tab.Page.Locator("#scenes-2-narration-error")).ToContainTextAsync("Scene 3 says nothing");
        await Expect(tab.Page.Locator("#scenes-3-narration")).ToHaveValueAsync("Kept.");
        Assert.Equal(1, video.Storyboard!.Version);
    }

    [Fact]
    public async Task Somebody_elses_change_is_not_overwritten_unasked()
    {
        var video = Draft();
        await using var tab = await web.Open(Screen.Wide);
        await tab.Page.GotoAsync($"/videos/{video.Current.Id}/storyboard");
        video.Storyboard = new(7, Samples.Storyboard with { Title = "Theirs" });

        await tab.Page.GetByLabel("Title").FillAsync("Mine");
        await Press(tab.Page, "Save");
        await Expect(tab.Page.GetByText("Somebody saved this storyboard")).ToBeVisibleAsync();
        Assert.Equal("Theirs", video.Storyboard.Storyboard.Title);

        await Press(tab.Page, "Save mine over it");
        await Expect(tab.Page.GetByText("Saved.")).ToBeVisibleAsync();
        Assert.Equal((8, "Mine"), (video.Storyboard.Version, video.Storyboard.Storyboard.Title));
    }

    private FakeVideo Draft() => web.Videos.Add(FakeVideo.Of(Samples.Video(VideoState.Draft) with { Id = Guid.CreateVersion7() }, Samples.Storyboard));

    private static Task Press(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
}
