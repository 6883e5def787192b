using System.Web;
using Microsoft.EntityFrameworkCore;
using OpenIddict.EntityFrameworkCore.Models;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Trae.Tests.Identity;

public sealed class ConsentTests(AccountApi api) : IClassFixture<AccountApi>, IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await ClientOnce.Register(api.Host, ConsentTypes.Explicit);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    [Trait("ASVS", "v5.0.0-10.7.2")]
    public async Task A_person_is_told_who_asks_for_what_and_agrees_once()
    {
        using var browser = await api.SignedIn(await api.Add());
        var asked = await browser.Get(browser.AuthorizeAddress()).Location();
        Assert.StartsWith("/account/consent?returnUrl=", asked, StringComparison.Ordinal);
        var page = await browser.Get(asked!).Page();
        Assert.Contains(AccountBrowser.ClientId, page, StringComparison.Ordinal);
        Assert.Contains("see your e-mail address", page, StringComparison.Ordinal);
        Assert.Contains("read, change and publish videos", page, StringComparison.Ordinal);

        var on = await browser.Send(asked!, "consent", ("Form.Answer", "allow")).Location();

        Assert.StartsWith("/connect/authorize?", on, StringComparison.Ordinal);
        await browser.Redeem(await browser.Code());
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-10.7.1")]
    public async Task A_person_that_denies_is_sent_back_and_nothing_is_kept()
    {
        var person = await api.Add();
        using var browser = await api.SignedIn(person);
        var asked = await browser.Get(browser.AuthorizeAddress()).Location();

        var back = (await browser.Send(asked!, "consent", ("Form.Answer", "deny"))).Headers.Location!;

        Assert.StartsWith(AccountBrowser.RedirectUri, back.ToString(), StringComparison.Ordinal);
        var query = HttpUtility.ParseQueryString(back.Query);
        Assert.Equal(("access_denied", "s"), (query["error"], query["state"]));
        Assert.False(await api.Host.Query(db => db.Set<OpenIddictEntityFrameworkCoreAuthorization<Guid>>().AnyAsync(a => a.Subject == person.Id.ToString())));
    }

    [Theory]
    [Trait("ASVS", "v5.0.0-3.7.2")]
    [InlineData("https://evil.example/?client_id=test-web")]
    [InlineData("/connect/authorize?client_id=test-web&redirect_uri=https://evil.example/&scope=openid")]
    [InlineData("/connect/authorize?client_id=unknown&redirect_uri=http://127.0.0.1:5999/callback&scope=openid")]
    [InlineData("//evil.example/connect/authorize?client_id=test-web")]
    [InlineData("")]
    public async Task Who_is_not_known_gets_no_page_to_ask_on(string returnUrl)
    {
        using var browser = await api.SignedIn(await api.Add());

        var page = await browser.Get($"/account/consent?returnUrl={Uri.EscapeDataString(returnUrl)}").Page();

        Assert.Contains("Nothing to allow", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", page, StringComparison.Ordinal);
    }
}
