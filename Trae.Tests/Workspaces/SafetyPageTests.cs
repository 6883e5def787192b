using System.Net;
using Microsoft.Playwright;
using Trae.Tests.Api;
using Trae.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace Trae.Tests.Workspaces;

/// <summary>What nobody may make videos of, kept by hand.</summary>
public sealed class SafetyPageTests(Studio studio) : IClassFixture<Studio>
{
    [Fact]
    public async Task A_rule_is_made_holds_at_once_and_is_dropped()
    {
        var (tab, owner, _) = await studio.Open("Harbour", "/workspace/safety", Screen.Phone);
        await using var mine = tab;
        var page = tab.Page;
        using var http = studio.Api.People.With(studio.Api.People.TokenOf(owner));
        await Expect(page.GetByText("There is none: everything may be made.")).ToBeVisibleAsync();

        await page.GetByLabel("Words").FillAsync("***");
        await page.GetByLabel("Why not").FillAsync("We sell none");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add" }).ClickAsync();
        await Expect(page.GetByText("has no word in it")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Why not")).ToHaveValueAsync("We sell none");
        await page.GetByLabel("Words").FillAsync("snake oil");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add" }).ClickAsync();

        await Expect(page.GetByText("The rules are saved. They hold from now on.")).ToBeVisibleAsync();
        Assert.Equal(0, await tab.MeasureOverflow());
        Assert.Empty(await tab.FindAccessibilityFaults());
        await (await http.Create(Briefs.Octopus with { Brief = "Snake oil" })).Refused(HttpStatusCode.UnprocessableEntity, "content-refused");

        await page.GetByRole(AriaRole.Button, new() { Name = "Drop the rule snake oil" }).ClickAsync();
        await Expect(page.GetByText("There is none: everything may be made.")).ToBeVisibleAsync();
        Assert.Empty(tab.Troubles);
    }
}
