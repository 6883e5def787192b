using Trae.Contracts;
using Trae.Tests.Api;
using Trae.Tests.Hosting;

namespace Trae.Tests.Web;

/// <summary>The pages of brand voices and series, as people use them.</summary>
[Collection(WebCollection.Name)]
public sealed class VoiceAndSeriesTests(WebFixture web)
{
    [Theory]
    [InlineData(360, true)]
    [InlineData(1440, false)]
    public async Task Their_pages_fit_and_are_open_to_everybody(int width, bool dark)
    {
        var folder = Environment.GetEnvironmentVariable("TRAE_SCREENSHOTS");
        var published = Samples.Published(Guid.CreateVersion7()) with { Episode = new(FakeVoices.Series, "Lights of the coast", 3, new(Guid.CreateVersion7(), 1, "The lighthouse of Skerrow"), new(Guid.CreateVersion7(), 4, "The horn")) };
        var video = web.Videos.Add(FakeVideo.Of(published, Samples.Storyboard)).Current.Id;
        await using var tab = await web.Open((width == 360 ? Screen.Phone : Screen.Wide) with { IsDark = dark });
        var faults = new List<string>();
        foreach (var path in (string[])[.. FakeVoices.Pages, $"/videos/{video}/rework", $"/watch/{video}"])
        {
            await tab.Page.GotoAsync(path);
            faults.AddRange((await tab.FindAccessibilityFaults()).Select(fault => $"{path}: {fault}"));
            if (await tab.MeasureOverflow() is > 0 and var pixels)
            {
                faults.Add($"{path}: {pixels} pixels too wide");
            }

            if (!string.IsNullOrEmpty(folder))
            {
                await tab.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{path.Trim('/').Replace('/', '-').Split('?')[0]}-{width}.png"), FullPage = true });
            }
        }

        Assert.Empty(faults);
        Assert.Empty(tab.Troubles);
    }

    [Fact]
    public async Task A_voice_is_made_of_pasted_texts_and_what_is_refused_keeps_what_was_entered()
    {
        await using var tab = await web.Open(Screen.Wide);
        await tab.Page.GotoAsync("/brand-voices/new");
        await tab.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Friendly");
        await tab.Page.GetByLabel("Words it avoids").FillAsync("utilise = use\nsynergy");
        await tab.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Save and learn" }).ClickAsync();

        await tab.Page.GetByText("A voice is learnt from 1 to 10 examples.").First.WaitForAsync();
        Assert.Equal("utilise = use\nsynergy", await tab.Page.GetByLabel("Words it avoids").InputValueAsync());
        await tab.Page.GetByLabel("Example 1").FillAsync(SampleVoice.Texts[0]);
        await tab.Page.GetByLabel("Example 2").FillAsync(SampleVoice.Texts[1]);
        await tab.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Save and learn" }).ClickAsync();

        await tab.Page.GetByText("What was learnt").WaitForAsync();
        await tab.Page.GetByText("It speaks to the viewer.").WaitForAsync();
        Assert.Equal([new("utilise", "use"), new("synergy")], FakeVoices.Sent!.Avoid!);
        Assert.Equal(2, FakeVoices.Sent.Examples.Count);
        Assert.Null(FakeVoices.Sent.Opening);
    }

    [Fact]
    public async Task A_series_is_made_moved_about_and_leads_to_an_episode_that_is_filled_in()
    {
        await using var tab = await web.Open(Screen.Phone);
        await tab.Page.GotoAsync("/series/new");
        await tab.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Lights");
        await tab.Page.GetByLabel("Part 1", new() { Exact = true }).FillAsync("Second");
        await tab.Page.GetByLabel("Part 2", new() { Exact = true }).FillAsync("First");
        await tab.Page.GetByLabel("Shows part 2").SelectOptionAsync("Number");
        await tab.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Room for three more" }).ClickAsync();
        await tab.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Move part 2 up" }).ClickAsync();
        await tab.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Save", Exact = true }).Last.ClickAsync();

        await tab.Page.GetByText("Saved.").WaitForAsync();
        Assert.Equal([new("First", SceneLayout.Number), new("Second")], FakeVoices.SentSeries!.Segments);
        await tab.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "New episode: number 4" }).ClickAsync();

        await tab.Page.GetByText("Episode 4").WaitForAsync();
        Assert.Equal("75", await tab.Page.GetByLabel("Length").InputValueAsync());
        Assert.True(await tab.Page.Locator("input[name='Form.Format'][value='Square' i]").IsCheckedAsync());
        Assert.True(await tab.Page.Locator("input[name='Form.Theme'][value='ember']").IsCheckedAsync());
    }
}
