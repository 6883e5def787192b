using System.Net;
using Microsoft.Playwright;
using Trae.Api.Data;
using Trae.Tests.Hosting;

namespace Trae.Tests.Identity;

/// <summary>In Chromium, with an authenticator that it plays itself.</summary>
public sealed class PasskeyTests(AccountApi api) : IClassFixture<AccountApi>
{
    private static readonly Dictionary<string, object> Authenticator = new(StringComparer.Ordinal)
    {
        ["options"] = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["protocol"] = "ctap2",
            ["transport"] = "internal",
            ["hasResidentKey"] = true,
            ["hasUserVerification"] = true,
            ["isUserVerified"] = true,
            ["automaticPresenceSimulation"] = true,
        },
    };

    // Passkeys belong to names; browsers take no addresses for one.
    private string Origin => api.Host.Origin.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

    [Fact]
    public async Task A_passkey_is_made_signs_in_and_is_removed()
    {
        var person = await api.Add();
        await using var browser = await Browser.Start();
        await using var tab = await browser.Open(Screen.Phone, Origin);
        var page = tab.Page;
        var devices = await page.Context.NewCDPSessionAsync(page);
        await devices.SendAsync("WebAuthn.enable");
        await devices.SendAsync("WebAuthn.addVirtualAuthenticator", Authenticator);
        await page.GotoAsync("/account/sign-in?returnUrl=/account/security/passkeys");
        await page.GetByLabel("E-mail").FillAsync(person.Email!);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(AccountApi.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();

        await page.GetByLabel("Name of the new passkey").FillAsync("My phone");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();

        await Assertions.Expect(page.GetByText("My phone since")).ToBeVisibleAsync();
        Assert.Contains(await api.MailsTo(person.Email!), mail => mail.TextBody!.Contains("another passkey: My phone", StringComparison.Ordinal));
        await page.GotoAsync("/account/sign-out");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.WaitForURLAsync("**/account/sign-in");
        await page.GotoAsync("/account/sign-in?returnUrl=/account/security/passkeys");
        await page.GetByRole(AriaRole.Button, new() { Name = "Use a passkey" }).ClickAsync();

        await Assertions.Expect(page.GetByText("My phone since")).ToBeVisibleAsync();
        await CountsAsTwoFactors(person, await page.Context.CookiesAsync());

        await page.GetByRole(AriaRole.Button, new() { Name = "Remove My phone" }).ClickAsync();
        await Assertions.Expect(page.GetByText("My phone since")).ToHaveCountAsync(0);
        Assert.Empty(await tab.FindAccessibilityFaults());

        // The icon is a file of the web's.
        Assert.DoesNotContain(tab.Troubles, trouble => !trouble.EndsWith("/favicon.svg", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_came_by_a_number_is_told_that_passkeys_need_the_name()
    {
        var person = await api.Add();
        await using var browser = await Browser.Start();
        await using var tab = await browser.Open(Screen.Phone, api.Host.Origin);
        await tab.Page.GotoAsync("/account/sign-in?returnUrl=/account/security/passkeys");
        await tab.Page.GetByLabel("E-mail").FillAsync(person.Email!);
        await tab.Page.GetByLabel("Password", new() { Exact = true }).FillAsync(AccountApi.Password);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();

        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Link, new() { Name = "Come by the name" })).ToHaveAttributeAsync("href", $"{Origin}account/security/passkeys");
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" })).ToBeHiddenAsync();
    }

    [Fact]
    public async Task What_no_authenticator_said_signs_nobody_in()
    {
        using var http = new AccountBrowser(api.Host);
        foreach (var credential in (string[])["", "not json", "[]", "{}", """{"id":"AAAA","rawId":"AAAA","type":"public-key","response":{},"clientExtensionResults":{}}"""])
        {
            var page = await http.Send("/account/sign-in", "passkey", ("Credential.Json", credential)).Page();

            Assert.Contains("This passkey did not work.", page, StringComparison.Ordinal);
        }
    }

    /// <summary>In a workspace that asks for a second factor; a password alone does not.</summary>
    private async Task CountsAsTwoFactors(Person person, IReadOnlyList<BrowserContextCookiesResult> cookies)
    {
        await AccountBrowser.Register(api.Host);
        var workspace = await api.Host.People.AddWorkspace("Careful");
        await api.Host.Query(db =>
        {
            db.Members.Add(Member.Join(workspace, person.Id, WorkspaceRole.Viewer, DateTimeOffset.UnixEpoch));
            db.Workspaces.Find(workspace)!.RequiresTwoFactor = true;

            return db.SaveChangesAsync();
        });
        using var byPasskey = new AccountBrowser(api.Host);
        foreach (var cookie in cookies)
        {
            byPasskey.Cookies[cookie.Name] = cookie.Value;
        }

        using var byPassword = await api.SignedIn(person);

        Assert.Equal(HttpStatusCode.OK, await Open(byPasskey));
        Assert.Equal(HttpStatusCode.Forbidden, await Open(byPassword));
    }

    private async Task<HttpStatusCode> Open(AccountBrowser browser)
    {
        var tokens = await browser.Redeem(await browser.Code());
        using var http = api.Host.People.With(tokens.GetProperty("access_token").GetString()!);

        return (await http.GetAsync("/api/v1/videos")).StatusCode;
    }
}
