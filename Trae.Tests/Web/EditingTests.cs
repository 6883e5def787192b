using Microsoft.Playwright;
using Trae.Contracts;
using Trae.Tests.Drawing;
using Trae.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace Trae.Tests.Web;

[Collection(WebCollection.Name)]
public sealed class EditingTests(WebFixture web)
{
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
        await tab.Page.GetByLabel("Upload: Picture of scene 2").SetInputFilesAsync(new FilePayload { Name = "reef.png", MimeType = "image/png", Buffer = FakeMedia.Picture() });
        await Expect(tab.Page.Locator("#scene-2 .f-picture [data-sending]")).ToHaveTextAsync("reef.png is ready.");
        await Expect(tab.Page.Locator("#scene-2 .f-picture img.preview")).ToBeVisibleAsync();
        await Press(tab.Page, "Save");

        await Expect(tab.Page.GetByText("Saved.", new() { Exact = true })).ToBeVisibleAsync();
        Assert.Equal(web.Media.Assets.Single(asset => asset.Name == "reef.png").Prepared!.Key, video.Storyboard!.Storyboard.Scenes[1].Screen.Picture);
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
        await Expect(tab.Page.GetByText("Saved.", new() { Exact = true })).ToBeVisibleAsync();
        Assert.Equal((8, "Mine"), (video.Storyboard.Version, video.Storyboard.Storyboard.Title));
    }

    [Fact]
    public async Task Every_layout_asks_for_the_words_that_it_draws_and_for_no_others()
    {
        await using var tab = await web.Open(Screen.Wide);
        await tab.Page.GotoAsync($"/videos/{Draft().Current.Id}/storyboard");
        foreach (var (layout, drawn) in await DrawnWords.Of(Enum.GetValues<SceneLayout>()))
        {
            await tab.Page.Locator("#scenes-0-layout").SelectOptionAsync(layout.ToString());
            var asked = new List<string>();
            foreach (var field in DrawnWords.Fields.Keys)
            {
                if (await tab.Page.Locator($"#scenes-0-{field.ToLowerInvariant()}").IsVisibleAsync())
                {
                    asked.Add(field);
                }
            }

            Assert.Equal((layout, string.Join(", ", drawn)), (layout, string.Join(", ", asked)));
        }
    }

    /// <summary>A field with a limit of its own would take the beginning of what is pasted, and say nothing of the rest.</summary>
    [Fact]
    public async Task Nothing_that_is_pasted_is_cut()
    {
        var video = Draft();
        await using var tab = await web.Open(Screen.Phone);
        await tab.Page.GotoAsync($"/videos/{video.Current.Id}/storyboard");
        var spoken = string.Join(' ', Enumerable.Repeat("An octopus has three hearts.", 150));

        foreach (var field in (string[])["#scenes-0-narration", "#scenes-0-heading", "#title"])
        {
            await tab.Page.Locator(field).FocusAsync();
            await tab.Page.Keyboard.PressAsync("Control+A");
            await tab.Page.Keyboard.InsertTextAsync(spoken);
            await Expect(tab.Page.Locator(field)).ToHaveValueAsync(spoken);
        }
    }

    [Fact]
    public async Task Every_layout_has_its_fields_and_bad_lines_are_kept_and_explained()
    {
        var video = Draft();
        await using var tab = await web.Open(Screen.Wide);
        var page = tab.Page;
        await page.GotoAsync($"/videos/{video.Current.Id}/storyboard");

        await page.Locator("#scenes-1-layout").SelectOptionAsync("Chart");
        await page.Locator("#scenes-1-chartvalues").FillAsync("Octopus | 500\nDog: 530");
        await page.GetByRole(AriaRole.Button, new() { Name = "Duplicate scene 1" }).ClickAsync();
        await Expect(page.Locator("#scenes-2-chartvalues")).ToHaveValueAsync("Octopus | 500\nDog: 530");
        await Press(page, "Save");
        await Expect(page.Locator("#scenes-2-chartvalues-error")).ToContainTextAsync("\"Dog: 530\" is no value");
        await Expect(page.Locator("#scenes-2-chartvalues")).ToHaveValueAsync("Octopus | 500\nDog: 530");

        await page.Locator("#scenes-2-chartvalues").FillAsync("Octopus | 500\nDog | 530.5");
        await page.Locator("#scenes-2-chartunit").FillAsync("million");
        await page.Locator("#scenes-3-layout").SelectOptionAsync("Columns");
        await page.Locator("#scenes-3-leftheading").FillAsync("Arms");
        await page.Locator("#scenes-3-leftitems").FillAsync("taste\ntouch");
        await page.Locator("#scenes-3-rightheading").FillAsync("Head");
        await page.Locator("#scenes-3-rightitems").FillAsync("remember");
        await page.Locator("#scene-4 .manner summary").ClickAsync();
        await page.Locator("#scenes-3-transition").SelectOptionAsync("Zoom");
        await page.Locator("#scenes-3-emotion").SelectOptionAsync("Happy");
        await Press(page, "Save");

        await Expect(page.GetByText("Saved.", new() { Exact = true })).ToBeVisibleAsync();
        var scenes = video.Storyboard!.Storyboard.Scenes;
        Assert.Equivalent(new ChartData(ChartKind.Bar, [new("Octopus", 500), new("Dog", 530.5)], " million"), scenes[2].Screen.Chart);
        Assert.Equivalent(new TextColumn[] { new("Arms", ["taste", "touch"]), new("Head", ["remember"]) }, scenes[3].Screen.Columns);
        Assert.Equal((SceneTransition.Zoom, Emotion.Happy), (scenes[3].Transition, scenes[3].Emotion));
        Assert.Equal((scenes[0].Narration, SceneLayout.Title), (scenes[1].Narration, scenes[1].Layout));
        Assert.NotEqual(scenes[0].Id, scenes[1].Id);
        Assert.DoesNotContain(tab.Troubles, trouble => !trouble.StartsWith("422", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_cannot_be_used_is_told_where_it_was_chosen()
    {
        var video = Draft();
        await using var tab = await web.Open(Screen.Phone);
        await tab.Page.GotoAsync($"/videos/{video.Current.Id}/storyboard");
        await tab.Page.Locator("#scenes-1-layout").SelectOptionAsync("Picture");
        var input = tab.Page.GetByLabel("Upload: Picture of scene 2");
        var state = tab.Page.Locator("#scene-2 .f-picture [data-sending]");

        await input.SetInputFilesAsync(new FilePayload { Name = "logo.svg", MimeType = "image/svg+xml", Buffer = [60] });
        await Expect(state).ToHaveTextAsync("logo.svg: SVG pictures can hold scripts and are not taken.");
        await input.SetInputFilesAsync(new FilePayload { Name = "broken.png", MimeType = "image/png", Buffer = [1] });
        await Expect(state).ToHaveTextAsync("broken.png: The file cannot be read as a picture: it is damaged.");
        await Expect(tab.Page.Locator("#scenes-1-picture")).ToHaveValueAsync("");
    }

    private FakeVideo Draft() => web.Videos.Add(FakeVideo.Of(Samples.Video(VideoState.Draft) with { Id = Guid.CreateVersion7() }, Samples.Storyboard));

    private static Task Press(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
}
