using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Trae.Api.Data;
using Trae.Tests.Hosting;
using Trae.Tests.Workspaces;
using Trae.Web.SignIn;
using static Microsoft.Playwright.Assertions;

namespace Trae.Tests.Journeys;

/// <summary>What somebody typed is not lost where it cannot be sent: the session is over, the connection gone, the form an old one.</summary>
public sealed class KeptFormTests(Studio studio) : IClassFixture<Studio>
{
    [Fact]
    public async Task Who_saves_after_the_session_signs_in_beside_it_and_saves_again()
    {
        var (tab, owner, workspace) = await studio.Open("Over", "/brands/new");
        await using var closed = tab;
        var page = tab.Page;
        await Type(page, "Typed for an hour");

        // An answer that is under way would bring a cookie back.
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await page.Context.ClearCookiesAsync();

        await Save(page);
        await Expect(page.GetByText("Your session has ended. Nothing that you typed is lost.")).ToBeVisibleAsync();
        await Expect(Name(page)).ToHaveValueAsync("Typed for an hour");
        Assert.Equal(0, await tab.MeasureOverflow());

        var beside = await page.RunAndWaitForPopupAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Sign in in a new tab" }).ClickAsync());
        await Studio.Enter(beside, owner.Email!);
        await Expect(beside.GetByRole(AriaRole.Heading, new() { Name = "You are signed in." })).ToBeVisibleAsync();
        await beside.CloseAsync();
        await Save(page);

        await IsSaved(page, workspace, "Typed for an hour");
        Assert.Empty(tab.Troubles);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_said_stands_where_no_bar_of_buttons_covers_it(bool onPhone)
    {
        var (tab, _, _) = await studio.Open($"Bar {onPhone}", "/new", onPhone ? Screen.Phone : Screen.Wide);
        await using var closed = tab;
        var page = tab.Page;
        await page.GetByLabel("Text", new() { Exact = true }).FillAsync(Api.Briefs.Text);
        await page.Context.SetOfflineAsync(true);

        await page.GetByRole(AriaRole.Button, new() { Name = "Make the video" }).ClickAsync();
        var said = page.GetByText("You are offline. Nothing that you typed is lost.");
        await Expect(said).ToBeVisibleAsync();
        Assert.True(await said.EvaluateAsync<bool>("""
            words => [words.getBoundingClientRect()].every(box =>
              [box.top + 2, box.bottom - 2].every(height => words.contains(document.elementFromPoint(box.left + 5, height))))
            """));
    }

    [Fact]
    public async Task Who_saves_offline_is_told_so_and_saves_again()
    {
        var (tab, _, workspace) = await studio.Open("Offline", "/brands/new", Screen.Phone);
        await using var closed = tab;
        var page = tab.Page;
        await Type(page, "Typed in a train");
        await page.Context.SetOfflineAsync(true);

        await Save(page);
        await Expect(page.GetByText("You are offline. Nothing that you typed is lost.")).ToBeVisibleAsync();
        await Expect(Name(page)).ToHaveValueAsync("Typed in a train");
        Assert.Equal(0, await tab.MeasureOverflow());

        await page.Context.SetOfflineAsync(false);
        await Save(page);

        await IsSaved(page, workspace, "Typed in a train");
    }

    [Fact]
    public async Task Somebody_else_who_signed_in_meanwhile_is_asked()
    {
        var (tab, _, workspace) = await studio.Open("Shared", "/brands/new");
        await using var closed = tab;
        var other = await studio.Api.People.AddWithPassword(Studio.Password, WorkspaceRole.Editor, workspace);
        await studio.Rename(other, "Grace");
        var page = tab.Page;
        await Type(page, "Whose");
        await page.Context.ClearCookiesAsync();
        var beside = await page.Context.NewPageAsync();
        await beside.GotoAsync("/sign-in?returnUrl=/signed-in");
        await Studio.Enter(beside, other.Email!);
        await Expect(beside.GetByRole(AriaRole.Heading, new() { Name = "You are signed in." })).ToBeVisibleAsync();

        await Save(page);
        await Expect(page.GetByText("You are signed in as Grace now.")).ToBeVisibleAsync();
        await Save(page);

        await IsSaved(page, workspace, "Whose");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Without_script_the_answer_keeps_what_was_typed(bool withOldForm)
    {
        var (tab, owner, workspace) = await studio.Open("Plain", "/brands/new", Screen.Phone with { HasScript = false });
        await using var closed = tab;
        var page = tab.Page;
        await Type(page, "Kept \"as it is\" <b>");
        await page.Context.ClearCookiesAsync(withOldForm ? new() : new() { Name = SignInRegistration.SessionCookie });

        await Save(page);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Your session has ended" })).ToBeVisibleAsync();
        await page.GetByText("What you typed").Last.ClickAsync();
        await Expect(page.GetByText("Kept \"as it is\" <b>")).ToBeVisibleAsync();
        Assert.Equal(0, await tab.MeasureOverflow());
        var beside = await page.RunAndWaitForPopupAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Sign in in a new tab" }).ClickAsync());
        if (withOldForm)
        {
            // Nobody remembers them; else the account's own session is still there.
            await Studio.Enter(beside, owner.Email!);
        }

        await Expect(beside.GetByRole(AriaRole.Heading, new() { Name = "You are signed in." })).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "I have signed in: go on" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Please send it again" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send it again" }).ClickAsync();

        await IsSaved(page, workspace, "Kept \"as it is\" <b>");
    }

    private static ILocator Name(IPage page) => page.GetByRole(AriaRole.Textbox, new() { Name = "Name", Exact = true });

    private static Task Type(IPage page, string name) => Name(page).FillAsync(name);

    private static Task Save(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();

    private async Task IsSaved(IPage page, Guid workspace, string name)
    {
        await Expect(page.GetByText(name).First).ToBeVisibleAsync();
        await Expect(page).Not.ToHaveURLAsync(studio.Address + "/brands/new");
        Assert.Equal(name, (await studio.Api.Query(db => db.BrandKits.SingleAsync(kit => kit.WorkspaceId == workspace))).Kit.Name);
    }
}
