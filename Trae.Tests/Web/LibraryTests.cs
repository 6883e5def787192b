using Microsoft.Playwright;
using Trae.Contracts;
using Trae.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace Trae.Tests.Web;

/// <summary>The media library and the brand kits, by hand.</summary>
[Collection(WebCollection.Name)]
public sealed class LibraryTests(WebFixture web)
{
    [Fact]
    public async Task Files_are_uploaded_renamed_and_deleted()
    {
        await using var tab = await web.Open(Screen.Phone);
        var page = tab.Page;
        await page.GotoAsync("/media-library");

        await page.GetByLabel("Choose files").SetInputFilesAsync(
            [new FilePayload { Name = "pier.png", MimeType = "image/png", Buffer = FakeMedia.Picture() }, new FilePayload { Name = "mark.svg", MimeType = "image/svg+xml", Buffer = [60] }]);
        await Expect(page.GetByText("mark.svg: SVG pictures can hold scripts and are not taken.")).ToBeVisibleAsync();
        var card = page.Locator("article").Filter(new() { HasText = "pier.png" });
        await Expect(card).ToBeVisibleAsync();

        await card.GetByText("Rename or delete").ClickAsync();
        await card.GetByLabel("New name of pier.png").FillAsync("The pier");
        await card.GetByRole(AriaRole.Button, new() { Name = "Rename" }).ClickAsync();
        card = page.Locator("article").Filter(new() { HasText = "The pier" });
        await Expect(card.GetByRole(AriaRole.Heading, new() { Name = "The pier" })).ToBeVisibleAsync();

        await card.GetByText("Rename or delete").ClickAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Expect(card).ToHaveCountAsync(0);
        Assert.DoesNotContain(web.Media.Assets, asset => asset.Name == "The pier");
    }

    [Fact]
    public async Task A_brand_kit_is_made_with_its_logo_and_changed_and_a_bad_colour_is_kept_and_explained()
    {
        await using var tab = await web.Open(Screen.Wide);
        var page = tab.Page;
        await page.GotoAsync("/brands/new");

        await page.GetByLabel("Background", new() { Exact = true }).FillAsync("#223344");
        await page.GetByLabel("Text", new() { Exact = true }).FillAsync("#223344");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Name", Exact = true }).FillAsync("Lighthouse");
        await page.GetByLabel("Upload: Logo").SetInputFilesAsync(new FilePayload { Name = "light.png", MimeType = "image/png", Buffer = FakeMedia.Picture() });
        await Expect(page.GetByText("light.png is ready.")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-sample] [data-type=heading]")).ToHaveTextAsync("Lighthouse");
        await Save(page);
        await Expect(page.Locator("#text-error")).ToContainTextAsync("can hardly be read");
        await Expect(page.GetByLabel("Text", new() { Exact = true })).ToHaveValueAsync("#223344");

        await page.GetByLabel("Text", new() { Exact = true }).FillAsync("#ffffff");
        await Save(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Lighthouse" }).ClickAsync();
        await page.GetByLabel("Name plate (optional)").FillAsync("Ada");
        await Save(page);
        await Expect(page.GetByText("Saved.")).ToBeVisibleAsync();

        var kit = web.Media.Kits.Single(saved => saved.Kit.Name == "Lighthouse");
        Assert.Equal(("#223344", "#ffffff", "Ada", 2), (kit.Kit.Look.Background, kit.Kit.Look.Text, kit.Kit.LowerThird?.Name, kit.Version));
        Assert.Equal(web.Media.Assets.Single(asset => asset.Name == "light.png").Prepared!.Key, kit.Kit.Look.Logo);

        await page.GetByRole(AriaRole.Button, new() { Name = "Delete this kit" }).ClickAsync();
        await Expect(page).ToHaveURLAsync($"{web.Address}/brands");
        Assert.DoesNotContain(web.Media.Kits, saved => saved.Id == kit.Id);
    }

    [Fact]
    public async Task A_new_video_takes_every_wish_with_it()
    {
        var kit = web.Media.Add(new BrandKit("Wishes", new Brand("#101820", "#ffffff")));
        await using var tab = await web.Open(Screen.Wide);
        var page = tab.Page;
        await page.GotoAsync("/new");

        await page.GetByLabel("Text", new() { Exact = true }).FillAsync(Samples.Article);
        await page.Locator("input[name='Form.Format'][value=Portrait]").CheckAsync();
        await page.Locator("#brandkit").SelectOptionAsync(kit.Id.ToString());
        await page.GetByLabel("Upload pictures for the scenes").SetInputFilesAsync(new FilePayload { Name = "wish.png", MimeType = "image/png", Buffer = FakeMedia.Picture() });
        await Expect(page.Locator(".pictures li")).ToHaveCountAsync(1);
        await page.Locator("details.more > summary").First.ClickAsync();
        await page.Locator("#resolution").SelectOptionAsync("P720");
        await page.Locator("#music").SelectOptionAsync("Wonder");
        await page.Locator("#framing").SelectOptionAsync("Circle");
        await page.Locator("[name='Form.ProgressBar']").CheckAsync();
        await page.Locator("#pronunciations").FillAsync("Trae = tray");
        await page.GetByRole(AriaRole.Button, new() { Name = "Write the script first" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Writing the script" })).ToBeVisibleAsync();

        var asked = web.Videos.Accepted!;
        Assert.Equal((VideoFormat.Portrait, Resolution.P720, Framing.Circle, true, kit.Id), (asked.Format, asked.Resolution, asked.Framing, asked.ProgressBar, asked.BrandKit));
        Assert.Equal(new SoundTrack(MusicMood.Wonder), asked.Music);
        Assert.Equal([new("Trae", "tray")], asked.Pronunciations!);
        Assert.Equal(web.Media.Assets.Where(asset => asset.Name == "wish.png").Select(asset => asset.Prepared!.Key), asked.Pictures!);
        Assert.Null(asked.Theme);
    }

    [Fact]
    public async Task A_voice_that_cannot_be_heard_says_why()
    {
        await using var tab = await web.Open(Screen.Phone);
        await tab.Page.GotoAsync("/new");

        await tab.Page.GetByLabel("Voice", new() { Exact = true }).SelectOptionAsync("en-gb");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Listen to the voice" }).ClickAsync();

        await Expect(tab.Page.GetByText("The engine of en-gb is not installed.")).ToBeVisibleAsync();
    }

    private static Task Save(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
}
