using Microsoft.Playwright;
using Trae.Contracts;
using Trae.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace Trae.Tests.Web;

/// <summary>Every page fits every screen and is open to everybody.</summary>
[Collection(WebCollection.Name)]
public sealed class AppearanceTests(WebFixture web)
{
    [Theory]
    [InlineData(360, false)]
    [InlineData(360, true)]
    [InlineData(1440, false)]
    [InlineData(1440, true)]
    public async Task Pages_fit_have_no_accessibility_fault_and_no_error(int width, bool dark)
    {
        await using var tab = await web.Open((width == 360 ? Screen.Phone : Screen.Wide) with { IsDark = dark });
        var faults = new List<string>();
        foreach (var path in Pages())
        {
            if ((await tab.Page.GotoAsync(path))!.Status is >= 500 and var status)
            {
                faults.Add($"{path}: {status}");
            }

            faults.AddRange((await tab.FindAccessibilityFaults()).Select(fault => $"{path}: {fault}"));
            if (await tab.MeasureOverflow() is > 0 and var pixels)
            {
                faults.Add($"{path}: {pixels} pixels too wide");
            }
        }

        Assert.Empty(faults);
        Assert.Empty(tab.Troubles);
    }

    [Fact]
    public async Task On_a_phone_every_place_is_in_the_menu()
    {
        await using var tab = await web.Open(Screen.Phone with { Width = 390 });
        await tab.Page.GotoAsync("/");
        await tab.Page.GetByText("Menu", new() { Exact = true }).ClickAsync();
        foreach (var place in (string[])["Media", "Brands", "Series", "Research"])
        {
            await Expect(tab.Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = place, Exact = true })).ToBeInViewportAsync(new() { Ratio = 1 });
        }

        Assert.Empty(await tab.FindAccessibilityFaults());
        Assert.Equal(0, await tab.MeasureOverflow());
    }

    [Fact]
    public async Task A_fault_would_be_found()
    {
        await using var tab = await web.Open(Screen.Wide);
        await tab.Page.GotoAsync("/");
        Assert.Empty(await tab.FindAccessibilityFaults());

        await tab.Page.EvaluateAsync("() => { document.body.append(document.createElement('button')); document.body.append(Object.assign(document.createElement('p'), { style: 'width: 5000px; color: #eee; background: #fff', innerText: 'pale' })); }");

        var faults = await tab.FindAccessibilityFaults();
        Assert.Contains(faults, fault => fault.StartsWith("button-name", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.StartsWith("color-contrast", StringComparison.Ordinal));
        Assert.True(await tab.MeasureOverflow() > 3000);
    }

    private IEnumerable<string> Pages()
    {
        var long_ = string.Join(' ', Enumerable.Repeat("Donaudampfschifffahrtsgesellschaftskapitän", 4));
        var published = Add(Samples.Published(Guid.CreateVersion7()) with { Title = long_, Episode = new(Guid.CreateVersion7(), long_, 3, new(Guid.CreateVersion7(), 1, long_), new(Guid.CreateVersion7(), 12, "The next one")) });
        var producing = Add(Samples.Producing(2));
        var failed = Add(Samples.Failed());
        var everything = web.Videos.Add(FakeVideo.Of(Samples.Video(VideoState.Draft) with { Id = Guid.CreateVersion7() }, Samples.Everything)).Current.Id;
        var writing = Add(Samples.Video(VideoState.Writing) with { Draft = [new(long_, long_), new(null, "Eight arms think for themselves.")] });
        var told = Add(Samples.Video(VideoState.Draft) with { Writing = new(null, $"The built-in writer wrote this instead of {long_}.") });
        web.Media.Add(MediaKind.Picture, $"{long_}.png");
        var sourced = web.Videos.Add(SourcedVideo.Make()).Current.Id;
        web.Media.Add(Samples.BrokenUpload);
        var kit = web.Media.Add(new BrandKit("Harbour", new Brand("#101820", "#ffffff", "#f2aa4c")));

        return ["/", "/new", $"/watch/{published}", $"/watch/{producing}", $"/videos/{published}", $"/videos/{producing}", $"/videos/{failed}", $"/videos/{writing}", $"/videos/{told}", $"/videos/{told}/rework",
            $"/videos/{published}/storyboard", $"/videos/{everything}/storyboard", $"/videos/{sourced}/storyboard", $"/watch/{sourced}", "/new?way=file", "/media-library", "/media-library?kind=font", "/brands", "/brands/new",
            $"/brands/{kit.Id}", "/nothing-here", .. FakeWorkspace.Pages, .. FakeResearch.Pages, .. FakeVoices.Pages];
    }

    private Guid Add(VideoDto video) => web.Videos.Add(FakeVideo.Of(
        video with { Id = video.Published is null ? Guid.CreateVersion7() : video.Id }, Samples.Storyboard)).Current.Id;
}
