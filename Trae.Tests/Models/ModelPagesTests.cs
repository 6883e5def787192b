using Microsoft.Playwright;
using Trae.Contracts;
using Trae.Tests.Api;
using Trae.Tests.Hosting;
using Trae.Tests.Workspaces;
using static Microsoft.Playwright.Assertions;

namespace Trae.Tests.Models;

/// <summary>Connecting a model, choosing it for a brief, seeing why it did not write, and taking a proposal: by hand, on the real site.</summary>
public sealed class ModelPagesTests(Studio studio) : IClassFixture<Studio>
{
    [Fact]
    public async Task A_model_is_connected_tried_changed_and_deleted_and_its_key_is_never_shown()
    {
        await using var server = await ModelServer.Start();
        var (tab, _, _) = await studio.Open("Harbour", "/workspace/models", Screen.Phone);
        await using var mine = tab;
        var page = tab.Page;
        await Expect(page.GetByText("The built-in writer writes all scripts.")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Connect a model" }).ClickAsync();
        await page.Locator("#name").FillAsync("House model");
        await page.Locator("#address").FillAsync(server.Address);
        await page.Locator("#model").FillAsync("llama");
        await page.Locator("#key").FillAsync(ModelApi.Key);
        await page.Locator("#outputprice").FillAsync("10");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Locator("#budget-error")).ToContainTextAsync("monthly budget");
        Assert.Empty(await tab.FindAccessibilityFaults());

        await page.Locator("#budget").FillAsync("5");
        await page.Locator("#key").FillAsync(ModelApi.Key);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        var row = page.Locator(".rows > li").Filter(new() { HasText = "House model" });
        await Expect(row).ToContainTextAsync("key …WXYZ");

        await row.GetByRole(AriaRole.Button, new() { Name = "Try it" }).ClickAsync();
        await Expect(row).ToContainTextAsync("It answered “ready”");
        await Expect(row).ToContainTextAsync("0.005 EUR");
        Assert.Equal(0, await tab.MeasureOverflow());
        Assert.Empty(await tab.FindAccessibilityFaults());
        Assert.DoesNotContain(ModelApi.Key, await page.ContentAsync(), StringComparison.Ordinal);

        await row.GetByRole(AriaRole.Link, new() { Name = "Change" }).ClickAsync();
        Assert.DoesNotContain(ModelApi.Key, await page.ContentAsync(), StringComparison.Ordinal);
        await page.Locator("#model").FillAsync("llama-2");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(row).ToContainTextAsync("llama-2");
        server.Troubles.Enqueue(ModelServer.Status(401));
        await row.GetByRole(AriaRole.Button, new() { Name = "Try it" }).ClickAsync();
        await Expect(row).ToContainTextAsync("refuses the key");

        await row.Locator("summary", new() { HasText = "Delete" }).ClickAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "Yes, delete it" }).ClickAsync();
        await Expect(page.GetByText("Deleted. Its key is gone.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_brief_names_its_writer_with_what_that_costs_and_a_proposal_is_taken_or_not()
    {
        await using var server = await ModelServer.Start();
        var (tab, owner, workspace) = await studio.Open("Pier", "/workspace/models");
        await using var mine = tab;
        var page = tab.Page;
        using var http = studio.Api.People.With(studio.Api.People.TokenOf(owner));
        http.DefaultRequestHeaders.Add("Trae-Workspace", workspace.ToString());
        await http.Connect(ModelApi.To(server, "House model"));

        await page.GotoAsync("/new");
        await Expect(page.Locator("#writer")).ToHaveValueAsync("built-in");
        await Expect(page.Locator("#writer-costs")).ToContainTextAsync("of 10 EUR are spent this month");
        await page.Locator("#text").FillAsync(Briefs.Text);
        await page.Locator("#writer").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.GetByRole(AriaRole.Button, new() { Name = "Estimate for this source" }).ClickAsync();
        await Expect(page.Locator("#writer-costs")).ToContainTextAsync("at most");
        await Expect(page.Locator("#text")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("octopus", System.Text.RegularExpressions.RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)));
        Assert.Empty(server.Requests);

        server.Answer = _ => "no script";
        await page.GetByRole(AriaRole.Button, new() { Name = "Write the script first" }).ClickAsync();
        await Expect(page.Locator(".writing-note")).ToContainTextAsync("The built-in writer wrote this instead of House model", new() { Timeout = 60_000 });
        await page.GetByRole(AriaRole.Link, new() { Name = "Edit", Exact = false }).First.ClickAsync();
        await Expect(page.Locator(".writing-note")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Rework with a writer" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Propose" }).ClickAsync();
        var first = page.Locator(".pairs > li").First;
        var proposed = await first.Locator("ins").InnerTextAsync();
        Assert.NotEqual(proposed, await first.Locator("del").InnerTextAsync());
        Assert.Equal(0, await tab.MeasureOverflow());
        var faults = await tab.FindAccessibilityFaults();
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        await page.GetByRole(AriaRole.Button, new() { Name = "Save what is ticked" }).ClickAsync();
        await page.WaitForURLAsync("**/storyboard");
        Assert.Contains(proposed, await page.Locator("textarea").EvaluateAllAsync<string[]>("all => all.map(one => one.value)"));
    }
}
