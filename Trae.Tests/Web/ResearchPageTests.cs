using Microsoft.Playwright;
using Trae.Contracts;
using Trae.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace Trae.Tests.Web;

/// <summary>Who asks and who writes, as people choose it on the pages of a research.</summary>
[Collection(WebCollection.Name)]
public sealed class ResearchPageTests(WebFixture web)
{
    [Fact]
    public async Task Who_asks_is_chosen_with_what_it_costs_and_waited_for_or_not()
    {
        await using var tab = await web.Open(Screen.Phone);
        var page = tab.Page;
        await page.GotoAsync("/research");
        await Expect(page.Locator("#writer-costs")).ToContainTextAsync("at most 0.11 EUR");
        await page.Locator("#topic").FillAsync("Lighthouses");
        await page.Locator("#writer").SelectOptionAsync(FakeWorkspace.Model.ToString());

        await page.GetByRole(AriaRole.Button, new() { Name = "Look into it" }).ClickAsync();

        await page.WaitForURLAsync($"**{FakeResearch.PageOf(ResearchStage.Asking)}");
        Assert.Equal(new CreateResearchRequest("Lighthouses", Writer: FakeWorkspace.Model.ToString()), FakeResearch.Sent);
        await Expect(page.Locator("[data-progress]")).ToHaveTextAsync("House model proposes the questions");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Take the usual questions" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Save" })).ToHaveCountAsync(0);

        await page.GotoAsync(FakeResearch.PageOf(ResearchStage.Questions));
        await Expect(page.Locator("#asked")).ToContainTextAsync("These are the usual questions instead of House model's");
    }

    [Fact]
    public async Task Who_writes_from_an_outline_is_chosen_with_what_that_costs_and_an_estimate_keeps_the_choice()
    {
        await using var tab = await web.Open(Screen.Wide);
        var page = tab.Page;
        await page.GotoAsync(FakeResearch.PageOf(ResearchStage.Outline));
        await page.Locator("#writer").SelectOptionAsync(FakeWorkspace.Model.ToString());
        await page.Locator("#seconds").SelectOptionAsync("180");

        await page.GetByRole(AriaRole.Button, new() { Name = "Estimate for this length" }).ClickAsync();

        await Expect(page.Locator("#seconds")).ToHaveValueAsync("180");
        await Expect(page.Locator("#writer")).ToHaveValueAsync(FakeWorkspace.Model.ToString());
        await Expect(page.Locator("#writer-costs")).ToContainTextAsync("nothing else of the pages");
        Assert.Empty(await tab.FindAccessibilityFaults());
    }
}
