using Microsoft.Playwright;
using Trae.Contracts;
using Trae.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace Trae.Tests.Web;

/// <summary>Saying where the mouth of a portrait is, by hand.</summary>
[Collection(WebCollection.Name)]
public sealed class PortraitMouthTests(WebFixture web)
{
    private static readonly FilePayload Portrait = new() { Name = "me.png", MimeType = "image/png", Buffer = FakeMedia.Picture() };

    [Fact]
    public async Task A_click_on_the_picture_says_where_the_mouth_is()
    {
        await using var tab = await web.Open(Screen.Wide);
        var page = await Open(tab);
        await page.GetByLabel("Upload: A person's own picture").SetInputFilesAsync(Portrait);
        var picture = page.GetByAltText("The portrait, with its mouth marked");
        await Expect(picture).ToBeVisibleAsync();
        await Expect(page.GetByText("No mouth was found.")).ToBeVisibleAsync();

        var box = (await picture.BoundingBoxAsync())!;
        await picture.ClickAsync(new() { Position = new() { X = box.Width * 0.25f, Y = box.Height * 0.75f } });

        await Expect(page.GetByText("The mouth is where you put it.")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-aim] ellipse")).ToHaveAttributeAsync("visibility", "visible");
        await Write(page);
        var mouth = web.Videos.Accepted!.PortraitMouth!;
        Assert.InRange(mouth.X, 0.24, 0.26);
        Assert.InRange(mouth.Y, 0.74, 0.76);
        Assert.Equal(0.1, mouth.Width);
    }

    [Fact]
    public async Task Without_script_the_place_is_typed_and_goes_with_the_file()
    {
        await using var tab = await web.Open(Screen.Phone with { HasScript = false });
        var page = await Open(tab);

        await page.GetByLabel("Upload: A person's own picture").SetInputFilesAsync(Portrait);
        await page.GetByLabel("From the left, %").FillAsync("52.5");
        await page.GetByLabel("From the top, %").FillAsync("61");
        await page.GetByLabel("Its width, %").FillAsync("9");
        await Write(page);

        Assert.Equal(new MouthPlace(0.525, 0.61, 0.09), web.Videos.Accepted!.PortraitMouth);
        Assert.Equal(Looks.PortraitPresenter, web.Videos.Accepted!.Presenter);
    }

    [Fact]
    public async Task What_was_found_is_shown_and_another_picture_forgets_what_was_typed()
    {
        var found = web.Media.Add(MediaKind.Picture, "A face.png").Prepared!.Key;
        var other = web.Media.Add(MediaKind.Picture, "A hill.png").Prepared!.Key;
        await using var tab = await web.Open(Screen.Wide);
        var page = await Open(tab);

        await page.Locator("#portrait").SelectOptionAsync(found);
        await Expect(page.GetByText("The mouth was found.")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-aim] ellipse")).ToHaveAttributeAsync("cy", "62%");
        await page.GetByLabel("From the left, %").FillAsync("40");
        await page.Locator("#portrait").SelectOptionAsync(other);

        await Expect(page.GetByText("No mouth was found.")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("From the left, %")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task It_is_photographed_when_asked()
    {
        var folder = Environment.GetEnvironmentVariable("TRAE_SCREENSHOTS");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "TRAE_SCREENSHOTS names no folder.");
        var found = web.Media.Add(MediaKind.Picture, "A face.png").Prepared!.Key;
        var editor = web.Videos.Add(FakeVideo.Of(Samples.Video(VideoState.Draft) with { Id = Guid.CreateVersion7() }, Samples.Everything)).Current.Id;

        var (wide, narrow) = (Screen.Wide with { Width = 1280 }, Screen.Phone with { Width = 390 });
        foreach (var screen in new[] { wide, narrow, wide with { IsDark = true }, narrow with { IsDark = true } })
        {
            await using var tab = await web.Open(screen);
            var page = await Open(tab);
            await page.Locator("#portrait").SelectOptionAsync(found);
            await Photograph(page, $"mouth-new-{screen.Width}{(screen.IsDark ? "-dark" : "")}");
            await page.GotoAsync($"/videos/{editor}/storyboard");
            await page.Locator("details.more > summary").Nth(1).ClickAsync();
            await Photograph(page, $"mouth-editor-{screen.Width}{(screen.IsDark ? "-dark" : "")}");
        }

        async Task Photograph(IPage page, string name)
        {
            await Expect(page.GetByAltText("The portrait, with its mouth marked")).ToBeVisibleAsync();
            await page.Locator(".field:has(> [data-mouth-place])").ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png") });
        }
    }

    private static async Task<IPage> Open(BrowserTab tab)
    {
        await tab.Page.GotoAsync("/new");
        await tab.Page.GetByLabel("Text", new() { Exact = true }).FillAsync(Samples.Article);
        await tab.Page.Locator("details.more > summary").First.ClickAsync();

        return tab.Page;
    }

    private static async Task Write(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Write the script first" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Writing the script" })).ToBeVisibleAsync();
    }
}
