using System.Net;
using Microsoft.Playwright;
using Trae.Contracts;
using Trae.Tests.Api;
using static Microsoft.Playwright.Assertions;

namespace Trae.Tests.Workspaces;

/// <summary>People in and out of a workspace, by hand.</summary>
public sealed class MembersPageTests(Studio studio) : IClassFixture<Studio>
{
    [Fact]
    public async Task Somebody_is_invited_joins_is_given_another_role_and_is_removed()
    {
        var (tab, _, _) = await studio.Open("Harbour", "/workspace/members");
        await using var mine = tab;
        var guest = await studio.Api.People.AddWithPassword(Studio.Password);
        await studio.Rename(guest, "Grace Hopper");

        await Invite(tab.Page, guest.Email!, "Viewer");
        await Expect(tab.Page.GetByText("The invitation is on its way.")).ToBeVisibleAsync();
        await Expect(Row(tab.Page, guest.Email!)).ToContainTextAsync("As Viewer");
        await Invite(tab.Page, guest.Email!, "Editor");
        await Expect(tab.Page.Locator("#email-error")).ToContainTextAsync("has an open invitation");
        await Expect(tab.Page.GetByLabel("E-mail")).ToHaveValueAsync(guest.Email!);
        await Expect(tab.Page.GetByLabel("Role", new() { Exact = true })).ToHaveValueAsync("Editor");

        await using var theirs = await studio.OpenTab();
        await theirs.Page.GotoAsync(await studio.LinkFor(guest.Email!));
        await theirs.Page.GetByRole(AriaRole.Link, new() { Name = "Sign in" }).ClickAsync();
        await Studio.Enter(theirs.Page, guest.Email!);
        await theirs.Page.GetByRole(AriaRole.Button, new() { Name = "Join" }).ClickAsync();

        // Signed in on the site, too, without another word.
        await Expect(theirs.Page).ToHaveURLAsync(studio.Address + "/");
        await Expect(theirs.Page.Locator("details.account")).ToBeVisibleAsync();
        await theirs.Page.GotoAsync("/workspace");
        await Expect(theirs.Page.GetByRole(AriaRole.Definition).GetByText("Viewer")).ToBeVisibleAsync();

        await tab.Page.GotoAsync("/workspace/members");
        await Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Name = "2 members" })).ToBeVisibleAsync();
        await tab.Page.GetByLabel("Role of Grace Hopper").SelectOptionAsync("Admin");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Change the role of Grace Hopper" }).ClickAsync();
        await Expect(tab.Page.GetByText("The role is changed.")).ToBeVisibleAsync();
        await theirs.Page.GotoAsync("/workspace/members");
        await Expect(theirs.Page.GetByRole(AriaRole.Heading, new() { Name = "Invite somebody" })).ToBeVisibleAsync();

        var row = Row(tab.Page, guest.Email!);
        await row.Locator("summary").ClickAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "Yes, remove them" }).ClickAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Name = "1 member" })).ToBeVisibleAsync();
        await theirs.Page.GotoAsync("/workspace/members");
        await Expect(theirs.Page.GetByRole(AriaRole.Heading, new() { Name = "You are in no workspace" })).ToBeVisibleAsync();
        Assert.Empty(tab.Troubles);
    }

    [Fact]
    public async Task An_invitation_is_cancelled_and_its_link_opens_nothing()
    {
        var (tab, _, _) = await studio.Open("Pier", "/workspace/members");
        await using var mine = tab;
        await Invite(tab.Page, "edsger@trae.test", "Editor");
        await Expect(Row(tab.Page, "edsger@trae.test")).ToBeVisibleAsync();
        var link = await studio.LinkFor("edsger@trae.test");

        var row = Row(tab.Page, "edsger@trae.test");
        await row.Locator("summary").ClickAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "Yes, cancel it" }).ClickAsync();

        await Expect(tab.Page.GetByText("The invitation is cancelled.")).ToBeVisibleAsync();
        await Expect(row).ToHaveCountAsync(0);
        await tab.Page.GotoAsync(link);
        await Expect(tab.Page.GetByText("This invitation does not exist")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_viewer_sees_who_is_there_and_nothing_to_manage()
    {
        var (tab, _, workspace) = await studio.Open("Lighthouse", "/workspace/members");
        await tab.DisposeAsync();
        var viewer = await studio.Api.People.AddWithPassword(Studio.Password, WorkspaceRole.Viewer, workspace);
        await using var theirs = await studio.SignIn(viewer, "/workspace/members");
        var page = theirs.Page;

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "2 members" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Settings of the workspace" }).GetByRole(AriaRole.Link)).ToHaveTextAsync(["General", "Members", "Safety"]);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "New video" })).ToHaveCountAsync(0);

        foreach (var path in (string[])["roles", "roles/new", "keys", "keys/new", "clients", "clients/new", "usage", "audit"])
        {
            var answer = await page.GotoAsync($"/workspace/{path}");
            Assert.Equal((int)HttpStatusCode.Forbidden, answer!.Status);
            await Expect(page.GetByText("You are a Viewer in Lighthouse, which does not allow you to")).ToBeVisibleAsync();
        }

        await page.GotoAsync("/workspace");
        await Expect(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Textbox)).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Definition).First).ToHaveTextAsync("Lighthouse");
    }

    [Fact]
    public async Task A_role_of_ones_own_gives_what_is_ticked_and_no_more()
    {
        var (tab, _, workspace) = await studio.Open("Dock", "/workspace/roles");
        await using var mine = tab;
        var (page, member) = (tab.Page, await studio.Api.People.AddWithPassword(Studio.Password, WorkspaceRole.Viewer, workspace));
        await studio.Rename(member, "Alan Turing");

        await page.GetByRole(AriaRole.Link, new() { Name = "New role" }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Viewer");
        await Save(page);
        await Expect(page.Locator("#permissions-error")).ToHaveTextAsync("Tick at least one.");
        await page.GetByLabel("Read the audit log").CheckAsync();
        await page.GetByLabel("See its name and rules").CheckAsync();
        await Save(page);
        await Expect(page.Locator("#name-error")).ToContainTextAsync("There is a role of this name.");
        await Expect(page.GetByLabel("Read the audit log")).ToBeCheckedAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Auditor");
        await Save(page);
        await Expect(Row(page, "Auditor")).ToContainTextAsync("See its name and rules; read the audit log");

        await page.GotoAsync("/workspace/members");
        await page.GetByLabel("Role of Alan Turing").SelectOptionAsync("Auditor");
        await page.GetByRole(AriaRole.Button, new() { Name = "Change the role of Alan Turing" }).ClickAsync();
        await Expect(page.GetByText("The role is changed.")).ToBeVisibleAsync();
        await using var theirs = await studio.SignIn(member, "/workspace/audit");
        await Expect(theirs.Page.GetByText("Role of a member changed").First).ToBeVisibleAsync();
        await Expect(theirs.Page.GetByRole(AriaRole.Navigation, new() { Name = "Settings of the workspace" }).GetByRole(AriaRole.Link)).ToHaveTextAsync(["General", "Safety", "Audit log"]);

        await page.GotoAsync("/workspace/roles");
        await page.GetByRole(AriaRole.Link, new() { Name = "Edit the role Auditor" }).ClickAsync();
        await page.GetByLabel("Read the audit log").UncheckAsync();
        await Save(page);
        await Expect(page.GetByText("The role is saved.")).ToBeVisibleAsync();
        await theirs.Page.ReloadAsync();
        await Expect(theirs.Page.GetByText("This is not open to you.")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Edit the role Auditor" }).ClickAsync();
        await page.GetByText("Delete this role").ClickAsync();
        await Expect(page.GetByText("The member who has it is a viewer from then on.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Yes, delete it" }).ClickAsync();
        await Expect(Row(page, "Auditor")).ToHaveCountAsync(0);
    }

    private static async Task Invite(IPage page, string email, string role)
    {
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.GetByLabel("Role", new() { Exact = true }).SelectOptionAsync(role);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the invitation" }).ClickAsync();
    }

    private static ILocator Row(IPage page, string text) => page.Locator(".rows > li").Filter(new() { HasText = text });

    private static Task Save(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
}
