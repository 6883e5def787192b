using System.Net;
using System.Net.Sockets;
using Microsoft.Playwright;
using Trae.Tests.Api;
using Trae.Tests.Hosting;
using Trae.Tests.Web;
using static Microsoft.Playwright.Assertions;

namespace Trae.Tests.SignOn;

/// <summary>A person with a browser: from a page of the site to the API's account pages, to the provider, and all the way back.</summary>
public sealed class WholeSignInTests(PostgresServer postgres) : IAsyncLifetime
{
    private readonly ForeignProvider _provider = new();
    private RedisServer _redis = null!;
    private ApiHost _api = null!;
    private WebSite _site = null!;
    private Browser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        await _provider.InitializeAsync();
        _redis = await RedisServer.Start();
        var (apiPort, sitePort) = (FreePort(), FreePort());
        var shared = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Identity:Issuer"] = $"http://127.0.0.1:{sitePort}",
            ["Identity:WebClientSecret"] = "p0rQ7sWnT2vXy9ZaBcDeFgHiJkLmNoKu",
            ["ConnectionStrings:cache"] = _redis.Address,
        };
        _api = await ApiHost.Start(postgres, new Dictionary<string, string>(_provider.Settings().Concat(shared), StringComparer.Ordinal) { ["urls"] = $"http://127.0.0.1:{apiPort}" });
        _site = WebSite.Start($"http://127.0.0.1:{apiPort}", shared, port: sitePort);
        _browser = await Browser.Start();
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        await _site.DisposeAsync();
        await _api.DisposeAsync();
        await _redis.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_asks_for_a_page_gets_it_after_signing_in_at_the_provider(bool hasScript)
    {
        var sub = SignOnApi.NewSub();
        await _provider.HaveIn(sub, "makers");
        await using var tab = await _browser.Open(Screen.Phone with { HasScript = hasScript }, _site.Address);
        var page = tab.Page;

        await page.GotoAsync("/new");
        if (hasScript)
        {
            Assert.Empty(await tab.FindAccessibilityFaults());
        }

        Assert.Equal(0, await tab.MeasureOverflow());
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue with Contoso" }).ClickAsync();
        await page.GetByLabel("Login").FillAsync(sub);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        await Expect(page).ToHaveURLAsync($"{_site.Address}/new");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        Assert.Equal(WorkspaceRole.Editor, await _api.RoleOf((await _api.PersonOf(sub))!.Id));

        // No worker runs that would draw them.
        Assert.DoesNotContain(tab.Troubles, trouble => !trouble.Contains("/media/presenters/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_cancels_there_is_back_on_the_sign_in_page_and_can_go_on()
    {
        var sub = SignOnApi.NewSub();
        await _provider.HaveIn(sub, "makers");
        await using var tab = await _browser.Open(Screen.Wide, _site.Address);
        var page = tab.Page;
        await page.GotoAsync("/new");
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue with Contoso" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("Contoso did not sign you in, because you or it said no.");

        await page.GetByRole(AriaRole.Button, new() { Name = "Continue with Contoso" }).ClickAsync();
        await page.GetByLabel("Login").FillAsync(sub);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        await Expect(page).ToHaveURLAsync($"{_site.Address}/new");
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();

        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
