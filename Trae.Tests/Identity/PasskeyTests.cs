using Microsoft.Playwright;
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

        await page.GetByRole(AriaRole.Button, new() { Name = "Remove My phone" }).ClickAsync();
        await Assertions.Expect(page.GetByText("My phone since")).ToHaveCountAsync(0);
        Assert.Empty(await tab.FindAccessibilityFaults());

        // The icon is a file of the web's.
        Assert.DoesNotContain(tab.Troubles, trouble => !trouble.EndsWith("/favicon.svg", StringComparison.Ordinal));
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
}
