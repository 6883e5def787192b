using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Trae.Contracts;
using Trae.Tests.Api;
using Trae.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace Trae.Tests.Workspaces;

/// <summary>Keys and service clients, what they use and what is written down of it, by hand.</summary>
public sealed class ProgramsPageTests(Studio studio) : IClassFixture<Studio>
{
    [Fact]
    [Trait("ASVS", "v5.0.0-13.3.1")]
    public async Task A_key_is_shown_once_works_and_ends_when_it_is_revoked()
    {
        var (tab, _, _) = await studio.Open("Harbour", "/workspace/keys", Screen.Phone);
        await using var mine = tab;
        var page = tab.Page;
        await Expect(page.GetByText("No program has a key yet.")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "New API key" }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Nightly batch");
        await page.GetByLabel("It works for").SelectOptionAsync("30 days");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the key" }).ClickAsync();
        await Expect(page.Locator("#permissions-error")).ToHaveTextAsync("Tick at least one.");
        await Expect(page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("Nightly batch");
        await Expect(page.GetByLabel("It works for")).ToHaveValueAsync("30");
        await page.GetByLabel("See videos, their scenes and their progress").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the key" }).ClickAsync();

        await Expect(page.GetByText("Copy it now. It is shown this once.")).ToBeVisibleAsync();
        var secret = await page.Locator(".secret .line code").InnerTextAsync();
        Assert.Equal(0, await tab.MeasureOverflow());
        Assert.Empty(await tab.FindAccessibilityFaults());
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy API key" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Copied API key" })).ToBeVisibleAsync();
        Assert.Equal(secret, await page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));
        using var program = studio.Api.People.With(secret);
        await (await program.GetAsync("/api/v1/videos")).Read<PageDto<VideoDto>>();
        await (await program.GetAsync("/api/v1/members")).Refused(HttpStatusCode.Forbidden, "forbidden");

        await page.GetByRole(AriaRole.Link, new() { Name = "I have copied it" }).ClickAsync();
        var row = page.Locator(".rows > li").Filter(new() { HasText = "Nightly batch" });
        await Expect(row).ToContainTextAsync("last used just now");
        await Expect(row).ToContainTextAsync(secret[..9]);
        Assert.DoesNotContain(secret, await page.ContentAsync(), StringComparison.Ordinal);

        await row.Locator("summary", new() { HasText = "Revoke" }).ClickAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "Yes, revoke it" }).ClickAsync();
        await Expect(page.GetByText("Revoked. It opens nothing any more.")).ToBeVisibleAsync();
        await Expect(row).ToContainTextAsync("Revoked ");
        await (await program.GetAsync("/api/v1/videos")).Refused(HttpStatusCode.Unauthorized, "sign-in-required");
        Assert.Empty(tab.Troubles);
    }

    [Fact]
    public async Task A_page_that_is_sent_again_makes_no_second_key()
    {
        var (tab, _, _) = await studio.Open("Quay", "/workspace/keys/new");
        await using var mine = tab;
        var page = tab.Page;
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Once");
        await page.GetByLabel("See videos, their scenes and their progress").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the key" }).ClickAsync();
        await Expect(page.GetByText("Copy it now. It is shown this once.")).ToBeVisibleAsync();

        await page.ReloadAsync();

        await Expect(page.GetByText("its secret was shown then and never again")).ToBeVisibleAsync();
        await page.GotoAsync("/workspace/keys");
        await Expect(page.Locator(".rows > li").Filter(new() { HasText = "Once" })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Limits_of_its_own_are_set_within_what_is_allowed()
    {
        var (tab, _, _) = await studio.Open("Slip", "/workspace/usage", Screen.Phone);
        await using var mine = tab;
        var page = tab.Page;
        var minutes = page.GetByLabel("Minutes of video a month");
        await minutes.FillAsync("an hour");
        await page.GetByLabel("Storage, in GB").FillAsync("2.5");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Locator("#minutes-error")).ToContainTextAsync("a number such as 60");
        await Expect(minutes).ToHaveValueAsync("an hour");
        await minutes.FillAsync("61");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("60 minutes a month");
        Assert.Empty(await tab.FindAccessibilityFaults());

        await minutes.FillAsync("30");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        await Expect(page.GetByText("Saved.")).ToBeVisibleAsync();
        await Expect(page.GetByText("of 30")).ToBeVisibleAsync();
        await Expect(page.GetByText("of 2.5 GB")).ToBeVisibleAsync();
        Assert.Equal(0, await tab.MeasureOverflow());
    }

    [Fact]
    public async Task Who_only_looks_is_not_asked_to_make_anything()
    {
        var workspace = await studio.Api.People.AddWorkspace("Pier");
        var viewer = await studio.Api.People.AddWithPassword(Studio.Password, WorkspaceRole.Viewer, workspace);
        await using var tab = await studio.SignIn(viewer, "/");
        var page = tab.Page;

        await Expect(page.GetByText("Nothing here yet.")).ToBeVisibleAsync();
        Assert.Equal(0, await page.Locator("main [href^='/new'], main [action='/new']").CountAsync());
        Assert.Equal(HttpStatusCode.Forbidden, (HttpStatusCode)(await page.GotoAsync("/new"))!.Status);
        await Expect(page.GetByText("looks at videos, and makes none")).ToBeVisibleAsync();
        await page.GotoAsync("/media-library");
        await Expect(page.GetByText("Nothing is here yet.")).ToBeVisibleAsync();
        Assert.Equal(0, await page.Locator("input[type=file]").CountAsync());
    }

    [Fact]
    public async Task A_service_client_gets_tokens_until_it_is_deleted_and_no_script_is_needed_for_it()
    {
        var (tab, _, _) = await studio.Open("Dock", "/workspace/clients/new", Screen.Wide with { HasScript = false });
        await using var mine = tab;
        var page = tab.Page;
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Newsroom");
        await page.GetByLabel("See videos, their scenes and their progress").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the client" }).ClickAsync();
        var values = await page.Locator(".secret .line code").AllInnerTextsAsync();

        using var program = studio.Api.People.With((await Token(values[0], values[1], HttpStatusCode.OK)).GetProperty("access_token").GetString()!);
        await (await program.GetAsync("/api/v1/videos")).Read<PageDto<VideoDto>>();

        await page.GetByRole(AriaRole.Link, new() { Name = "I have copied it" }).ClickAsync();
        await page.Locator(".rows summary", new() { HasText = "Delete" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Yes, delete it" }).ClickAsync();
        await Expect(page.GetByText("There is no service client yet.")).ToBeVisibleAsync();
        await (await program.GetAsync("/api/v1/videos")).Refused(HttpStatusCode.Unauthorized, "sign-in-required");
        await Token(values[0], values[1], HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_audit_log_shows_what_was_done_finds_it_and_hands_it_out()
    {
        var (tab, owner, _) = await studio.Open("Mole", "/workspace");
        await using var mine = tab;
        var page = tab.Page;
        await studio.Rename(owner, "Ada Lovelace");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("=Mole");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByText("Saved.")).ToBeVisibleAsync();
        for (var number = 0; number < 3; number++)
        {
            await page.GotoAsync("/workspace/roles/new");
            await page.GetByLabel("Name", new() { Exact = true }).FillAsync($"Role {number}");
            await page.GetByLabel("See uploads and brand kits").CheckAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
            await Expect(page.GetByText("The role is saved.")).ToBeVisibleAsync();
        }

        await page.GetByRole(AriaRole.Link, new() { Name = "Audit log" }).ClickAsync();
        var lines = page.Locator(".rows > li");
        await Expect(lines.First).ToContainTextAsync("Role made: Role 2");
        await Expect(lines.Filter(new() { HasText = "Workspace renamed" })).ToContainTextAsync("Was Mole");
        await Expect(lines.Filter(new() { HasText = "Signed in" })).Not.ToHaveCountAsync(0);

        await page.GetByLabel("What").SelectOptionAsync("Roles");
        await page.GetByLabel("Who").SelectOptionAsync("Ada Lovelace");
        await page.GetByLabel("From").FillAsync("2026-01-01");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).ClickAsync();
        await Expect(lines).ToHaveCountAsync(3);
        await Expect(page.GetByLabel("What")).ToHaveValueAsync("role");

        var csv = await Download(page, "CSV");
        Assert.Equal(4, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("\"role.created\",\"Role 1\"", csv, StringComparison.Ordinal);
        var jsonl = await Download(page, "JSON lines");
        Assert.Equal(3, jsonl.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<AuditEntryDto>(line, JsonDefaults.Options)).Count(entry => entry?.Action == "role.created"));

        await page.GetByLabel("Until").FillAsync("2026-01-02");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Nothing of this kind was done.")).ToBeVisibleAsync();
        Assert.Empty(tab.Troubles);
    }

    [Fact]
    public async Task Usage_shows_what_there_is_of_what_may_be_month_by_month()
    {
        var (tab, _, workspace) = await studio.Open("Quay", "/workspace/usage");
        await using var mine = tab;
        var page = tab.Page;
        await studio.Api.People.Add(WorkspaceRole.Viewer, workspace);

        await page.ReloadAsync();
        await Expect(page.Locator(".figure", new() { HasText = "Minutes of video rendered" })).ToContainTextAsync(new Regex(@"0\s+of 60", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(page.Locator(".figure", new() { HasText = "Members" })).ToContainTextAsync(new Regex(@"2\s+no limit", RegexOptions.None, TimeSpan.FromSeconds(1)));

        var before = TimeProvider.System.GetUtcNow().UtcDateTime.AddMonths(-1).ToString("MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture);
        await page.GetByLabel("Month", new() { Exact = true }).SelectOptionAsync(before);
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = before })).ToBeVisibleAsync();
        await page.GotoAsync("/workspace/usage?month=never");
        await Expect(page.GetByText("Write the month as 2026-11.")).ToBeVisibleAsync();
    }

    private async Task<JsonElement> Token(string id, string secret, HttpStatusCode status)
    {
        using var http = new HttpClient { BaseAddress = new Uri(studio.Address) };
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials", ["client_id"] = id, ["client_secret"] = secret, ["scope"] = "api",
        });
        using var answer = await http.PostAsync("/connect/token", form);
        Assert.Equal(status, answer.StatusCode);

        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static async Task<string> Download(IPage page, string name)
    {
        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync());

        return await File.ReadAllTextAsync(await file.PathAsync());
    }
}
