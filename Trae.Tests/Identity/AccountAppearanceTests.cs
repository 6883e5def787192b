using Trae.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace Trae.Tests.Identity;

/// <summary>The account pages fit every screen and are open to everybody, as all others are.</summary>
public sealed class AccountAppearanceTests(AccountApi api) : IClassFixture<AccountApi>
{
    private static readonly string[] ForAnybody = ["/account/sign-in", "/account/sign-up", "/account/forgotten-password", "/account/goodbye"];

    private static readonly string[] ForOneself =
    [
        "/account/profile", "/account/profile/email", "/account/security", "/account/security/password", "/account/security/authenticator",
        "/account/security/passkeys", "/account/privacy", "/account/privacy/delete", "/account/confirm-identity", "/account/sign-out",
    ];

    [Theory]
    [InlineData(360, true)]
    [InlineData(1440, false)]
    public async Task Pages_fit_have_no_accessibility_fault_and_no_error(int width, bool dark)
    {
        await using var browser = await Browser.Start();
        await using var tab = await browser.Open((width == 360 ? Screen.Phone : Screen.Wide) with { IsDark = dark }, api.Host.Origin);
        var faults = new List<string>();
        foreach (var path in ForAnybody)
        {
            faults.AddRange(await Look(tab, path, dark));
        }

        var person = await api.Add();
        await tab.Page.GotoAsync("/account/sign-in?returnUrl=/account/security");
        await tab.Page.GetByLabel("E-mail").FillAsync(person.Email!);
        await tab.Page.GetByLabel("Password").FillAsync(AccountApi.Password);
        await tab.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Expect(tab.Page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Security");
        foreach (var path in ForOneself)
        {
            faults.AddRange(await Look(tab, path, dark));
        }

        Assert.Empty(faults);

        // The icon is the site's.
        Assert.DoesNotContain(tab.Troubles, trouble => !trouble.EndsWith("/favicon.svg", StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<string>> Look(BrowserTab tab, string path, bool dark)
    {
        await tab.Page.GotoAsync(path);
        Assert.EndsWith(path, tab.Page.Url, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("TRAE_SCREENSHOTS") is { Length: > 0 } folder)
        {
            var name = $"{path.Trim('/').Replace('/', '-')}-{tab.Page.ViewportSize!.Width}{(dark ? "-dark" : "")}.png";
            await tab.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name), FullPage = true });
        }

        var overflow = await tab.MeasureOverflow();

        return
        [
            .. (await tab.FindAccessibilityFaults()).Select(fault => $"{path}: {fault}"),
            .. overflow > 0 ? [$"{path}: {overflow} pixels too wide"] : Array.Empty<string>(),
        ];
    }
}
