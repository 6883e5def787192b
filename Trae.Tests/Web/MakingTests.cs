using Microsoft.Playwright;
using Trae.Contracts;
using Trae.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace Trae.Tests.Web;

[Collection(WebCollection.Name)]
public sealed class MakingTests(WebFixture web)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_pasted_article_becomes_a_video_before_ones_eyes(bool phone)
    {
        await using var tab = await web.Open(phone ? Screen.Phone : Screen.Wide);
        var page = tab.Page;
        var title = $"Octopuses {Guid.CreateVersion7()}";
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "New video" }).ClickAsync();
        await page.GetByLabel("Text", new() { Exact = true }).FillAsync(Samples.Article);
        await page.GetByLabel("Title or brief").FillAsync(title);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the video" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Writing the script" })).ToBeVisibleAsync();
        var video = web.Videos.Find(Guid.Parse(page.Url[^36..]))!;
        Assert.Equal(title, video.Current.Title);
        Assert.True(web.Videos.Accepted!.Produce);

        video.Storyboard = new(1, Samples.Storyboard);
        for (var done = 0; done < 5; done++)
        {
            video.Change(now => now with { State = VideoState.Producing, Production = Samples.Production(now.Id, done) });
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = $"Rendering scene {done + 1} of 5" })).ToBeVisibleAsync();
            await Expect(page.Locator(".scenes .done")).ToHaveCountAsync(done);
        }

        await Expect(page.Locator("[data-scene='2'] .heading")).ToHaveTextAsync("As many as a dog");
        await Expect(page.GetByText("seconds left")).ToBeVisibleAsync();
        video.Change(now => Samples.Published(now.Id) with { Title = now.Title });

        await Expect(page).ToHaveURLAsync($"{web.Address}/watch/{video.Current.Id}");
        Assert.Equal(0, await tab.MeasureOverflow());
        Assert.Empty(tab.Troubles);
    }

    [Fact]
    public async Task A_refused_text_stays_in_the_form_with_the_reason_beside_it()
    {
        await using var tab = await web.Open(Screen.Phone);
        var page = tab.Page;
        await page.GotoAsync("/new");
        await page.GetByLabel("Text", new() { Exact = true }).FillAsync("Too short <b>to be</b> a video.");
        await page.GetByLabel("Title or brief").FillAsync("Keep \"me\"");
        await page.GetByRole(AriaRole.Radio, new() { Name = "Tall 9:16" }).CheckAsync();
        await page.GetByText("Draw captions into the picture").ClickAsync();
        await page.GetByLabel("Length").SelectOptionAsync("120");
        var before = web.Videos.Count;
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the video" }).ClickAsync();

        await Expect(page.Locator("#text-error")).ToContainTextAsync("Give at least 80.");
        await Expect(page.GetByLabel("Text", new() { Exact = true })).ToHaveValueAsync("Too short <b>to be</b> a video.");
        await Expect(page.GetByLabel("Title or brief")).ToHaveValueAsync("Keep \"me\"");
        await Expect(page.GetByLabel("Length")).ToHaveValueAsync("120");
        await Expect(page.GetByRole(AriaRole.Radio, new() { Name = "Tall 9:16" })).ToBeCheckedAsync();
        await Expect(page.GetByLabel("Draw captions into the picture")).Not.ToBeCheckedAsync();
        Assert.Equal(before, web.Videos.Count);
        Assert.Equal(0, await tab.MeasureOverflow());
        Assert.Empty(tab.Troubles);
    }

    [Fact]
    public async Task Chosen_documents_are_uploaded_at_once_and_links_go_with_them()
    {
        await using var tab = await web.Open(Screen.Wide);
        var page = tab.Page;
        await page.GotoAsync("/new?way=file");
        await Choose(page, "broken.pdf");
        await Expect(page.Locator(".way-file [data-sending]")).ToContainTextAsync("broken.pdf: The file cannot be read");
        await Choose(page, "report.pdf", "talk.pptx");
        await Expect(page.Locator(".documents li")).ToHaveCountAsync(2);
        await page.GetByText("More sources").ClickAsync();
        await page.GetByLabel("More links").FillAsync("https://example.org/a\nnonsense");
        await page.GetByRole(AriaRole.Button, new() { Name = "Write the script first" }).ClickAsync();
        await Expect(page.Locator("#morelinks-error")).ToContainTextAsync("\"nonsense\" is no whole address");
        Assert.Equal(0, await tab.MeasureOverflow());

        await page.GetByLabel("More links").FillAsync("https://example.org/a\n");
        await page.GetByRole(AriaRole.Button, new() { Name = "Write the script first" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Writing the script" })).ToBeVisibleAsync();
        var asked = web.Videos.Accepted!;
        Assert.Equal([true, true, false], asked.Sources!.Select(source => source.Document is not null));
        Assert.Equal("https://example.org/a", asked.Sources![2].Link);
        Assert.False(asked.Produce);
    }

    [Fact]
    public async Task Without_script_documents_go_with_the_form()
    {
        await using var tab = await web.Open(Screen.Phone with { HasScript = false });
        await tab.Page.GotoAsync("/new?way=file");
        await Choose(tab.Page, "plain.txt");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Make the video" }).ClickAsync();

        await Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Name = "Writing the script" })).ToBeVisibleAsync();
        Assert.NotNull(Assert.Single(web.Videos.Accepted!.Sources!).Document);
    }

    [Fact]
    public async Task The_voices_follow_the_language()
    {
        await using var tab = await web.Open(Screen.Wide);
        await tab.Page.GotoAsync("/new");
        await tab.Page.GetByLabel("Language").SelectOptionAsync("de");

        await Expect(tab.Page.Locator("#voice optgroup:not([disabled])")).ToHaveCountAsync(1);
        await Expect(tab.Page.Locator("#voice optgroup:not([disabled])")).ToHaveAttributeAsync("label", "German");
    }

    [Fact]
    public async Task Cancelling_stops_the_production_and_trying_again_starts_it()
    {
        await using var tab = await web.Open(Screen.Phone);
        var page = tab.Page;
        var id = web.Videos.Add(FakeVideo.Of(Samples.Producing(2) with { Id = Guid.CreateVersion7() }, Samples.Storyboard)).Current.Id;
        await page.GotoAsync($"/videos/{id}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Cancelled" })).ToBeVisibleAsync();
        Assert.Equal(VideoState.Cancelled, web.Videos.Find(id)!.Current.State);

        await page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Rendering scene 1 of 5" })).ToBeVisibleAsync();
        Assert.Empty(tab.Troubles);
    }

    [Fact]
    public async Task Without_script_the_form_works_and_the_progress_reloads_itself()
    {
        await using var tab = await web.Open(Screen.Phone with { HasScript = false });
        await tab.Page.GotoAsync("/new");
        await tab.Page.GetByLabel("Text", new() { Exact = true }).FillAsync(Samples.Article);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Make the video" }).ClickAsync();

        await Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Name = "Writing the script" })).ToBeVisibleAsync();
        await Expect(tab.Page.Locator("meta[http-equiv=refresh]")).ToHaveCountAsync(1);
    }

    private static Task Choose(IPage page, params string[] names) => page.GetByLabel("Documents", new() { Exact = true })
        .SetInputFilesAsync(names.Select(name => new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = [1, 2, 3] }));
}
