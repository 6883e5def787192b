using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Trae.Contracts;
using Trae.Tests.Api;
using Trae.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace Trae.Tests.Workspaces;

/// <summary>The way between workspaces, and what an owner does with one, by hand.</summary>
public sealed class WorkspacesPageTests(Studio studio) : IClassFixture<Studio>
{
    [Fact]
    public async Task Another_workspace_is_made_and_home_lists_the_videos_of_the_one_that_is_chosen()
    {
        var (tab, owner, workspace) = await studio.Open("Harbour", "/workspaces");
        await using var mine = tab;
        var page = tab.Page;
        using var api = studio.Api.People.With(studio.Api.People.TokenOf(owner));
        await api.Written(Briefs.Octopus with { Brief = "Ships that pass" });

        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("  ");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make it" }).ClickAsync();
        await Expect(page.Locator("#name-error, #problems").First).ToBeVisibleAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Lighthouse");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make it" }).ClickAsync();
        await Expect(page).ToHaveURLAsync($"{studio.Address}/workspace");
        await Expect(page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("Lighthouse");

        await page.GotoAsync("/");
        await Expect(page.GetByText("Nothing here yet.")).ToBeVisibleAsync();
        await Menu(page).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Go to Harbour" }).ClickAsync();
        await Expect(page).ToHaveURLAsync($"{studio.Address}/");
        await Expect(page.GetByText("Ships that pass")).ToBeVisibleAsync();

        // What is of one workspace alone is left behind, what all have is shown anew.
        var video = (await (await api.GetAsync("/api/v1/videos")).Read<PageDto<VideoDto>>()).Items[0].Id;
        await page.GotoAsync($"/videos/{video}");
        await Menu(page).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Go to Lighthouse" }).ClickAsync();
        await Expect(page).ToHaveURLAsync($"{studio.Address}/");
        await page.GotoAsync("/workspace/members");
        await Menu(page).ClickAsync();
        await page.RunAndWaitForResponseAsync(
            () => page.GetByRole(AriaRole.Button, new() { Name = "Go to Harbour" }).ClickAsync(),
            answer => answer.Request.Method == "GET" && answer.Url == $"{studio.Address}/workspace/members");
        await Expect(page).ToHaveURLAsync($"{studio.Address}/workspace/members");
        Assert.Equal(workspace, await studio.Api.Query(db => db.Users.Where(p => p.Id == owner.Id).Select(p => p.LastWorkspaceId).SingleAsync()));
        Assert.Empty(tab.Troubles);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_menu_is_for_every_screen_and_every_hand(bool dark)
    {
        var (tab, _, _) = await studio.Open("A harbour with a name that no screen is wide enough for, whatever it does", "/", Screen.Phone with { IsDark = dark });
        await using var mine = tab;
        var page = tab.Page;
        Assert.Equal(0, await tab.MeasureOverflow());

        await Menu(page).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Your account and security" })).ToBeVisibleAsync();
        Assert.Equal(0, await tab.MeasureOverflow());
        Assert.Empty(await tab.FindAccessibilityFaults());
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Settings of the workspace" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Your account and security" })).ToBeHiddenAsync();
        await Expect(Menu(page)).ToBeFocusedAsync();
        await Menu(page).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Your account and security" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Your profile" })).ToBeVisibleAsync();
        Assert.Empty(tab.Troubles);
    }

    [Fact]
    public async Task A_workspace_is_renamed_handed_on_and_left()
    {
        var (tab, owner, workspace) = await studio.Open("Dock", "/workspace");
        await using var mine = tab;
        var page = tab.Page;
        var heir = await studio.Api.People.AddWithPassword(Studio.Password, WorkspaceRole.Editor, workspace);
        await studio.Rename(heir, "Grace Hopper");

        await page.GetByLabel("Members need a second factor").CheckAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Dry dock");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Locator("#requirestwofactor-error")).ToContainTextAsync("You would lock yourself out.");
        await Expect(page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("Dry dock");
        await page.GetByLabel("Members need a second factor").UncheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByText("Saved.")).ToBeVisibleAsync();
        await Expect(Menu(page)).ToContainTextAsync("Dry dock");

        await page.GotoAsync("/workspaces");
        await Leave(page);
        await Expect(page.Locator("#problems")).ToContainTextAsync("Make somebody else an owner first.");

        await page.GotoAsync("/workspace");
        await page.GetByText("Hand on the workspace").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Yes, hand it on" }).ClickAsync();
        await Expect(page.GetByText("Choose who becomes its owner.")).ToBeVisibleAsync();
        await page.GetByLabel("New owner").SelectOptionAsync(heir.Id.ToString());
        await page.GetByRole(AriaRole.Button, new() { Name = "Yes, hand it on" }).ClickAsync();
        await Expect(page.GetByText("You are an admin of it now.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Delete this workspace" })).ToHaveCountAsync(0);

        await page.GotoAsync("/workspaces");
        await Leave(page);
        await Expect(page.GetByText("You have left it.")).ToBeVisibleAsync();
        await Expect(page.GetByText("You belong to none.")).ToBeVisibleAsync();
        Assert.False(await studio.Api.Query(db => db.Members.AnyAsync(member => member.WorkspaceId == workspace && member.PersonId == owner.Id)));
        await page.GotoAsync("/");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Latest videos" })).ToBeVisibleAsync();
        await page.GotoAsync("/brands");
        await Expect(page.GetByText("This needs the permission readMedia")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Your workspaces" }).ClickAsync();
        await Expect(page.GetByText("You belong to none.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_workspace_is_deleted_by_its_name_and_restored()
    {
        var (tab, _, workspace) = await studio.Open("Old pier", "/workspace");
        await using var mine = tab;
        var page = tab.Page;

        await page.GetByText("Delete the workspace").ClickAsync();
        await page.GetByLabel("Write Old pier to delete it").FillAsync("old");
        await Delete(page);
        await Expect(page.GetByText("That is not its name.")).ToBeVisibleAsync();
        Assert.Null(await DeletedAfter(workspace));
        await page.GetByLabel("Write Old pier to delete it").FillAsync("Old pier");
        await Delete(page);

        await Expect(page.GetByText("The workspace is deleted. For 14 days you can restore it here.")).ToBeVisibleAsync();
        Assert.NotNull(await DeletedAfter(workspace));
        await page.GetByRole(AriaRole.Button, new() { Name = "Restore Old pier" }).ClickAsync();
        await Expect(page.GetByText("It is restored, with everything in it.")).ToBeVisibleAsync();
        Assert.Null(await DeletedAfter(workspace));
    }

    [Fact]
    public async Task Who_lacks_the_second_factor_that_a_workspace_asks_for_is_told_where_to_set_it_up()
    {
        var (tab, _, workspace) = await studio.Open("Vault", "/workspace");
        await using var mine = tab;
        await studio.Api.Query(db => db.Workspaces.Where(w => w.Id == workspace).ExecuteUpdateAsync(w => w.SetProperty(x => x.RequiresTwoFactor, true)));

        await tab.Page.GotoAsync("/");
        await Expect(tab.Page.GetByText("This workspace asks for a second factor.")).ToBeVisibleAsync();
        await tab.Page.GotoAsync("/workspace/members");
        await Expect(tab.Page.GetByText("This workspace asks for a second factor.")).ToBeVisibleAsync();
        await tab.Page.GotoAsync("/brands");
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Set up a second factor" }).ClickAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await Expect(tab.Page).ToHaveURLAsync($"{studio.Address}/account/security");
    }

    private Task<DateTimeOffset?> DeletedAfter(Guid id) => studio.Api.Query(db => db.Workspaces.Where(w => w.Id == id).Select(w => w.DeletedAfter).SingleAsync());

    private static ILocator Menu(IPage page) => page.Locator("details.account > summary");

    private static Task Delete(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Delete it, with 14 days to restore it" }).ClickAsync();

    private static async Task Leave(IPage page)
    {
        await page.Locator(".rows summary", new() { HasText = "Leave" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Yes, leave it" }).ClickAsync();
    }
}
