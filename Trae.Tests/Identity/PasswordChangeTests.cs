using System.Net;
using Trae.Api.Features.Account;
using Trae.Api.Features.Identity;
using Trae.Tests.Api;

namespace Trae.Tests.Identity;

public sealed class PasswordChangeTests(AccountApi api) : IClassFixture<AccountApi>, IAsyncLifetime
{
    private const string Forgotten = "/account/forgotten-password";
    private const string Next = "another horse entirely";

    public async ValueTask InitializeAsync() => await ClientOnce.Register(api.Host);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    [Trait("ASVS", "v5.0.0-6.2.3")]
    public async Task A_password_is_changed_by_who_knows_it_and_the_mailbox_is_told()
    {
        var person = await api.Add();
        using var browser = await api.SignedIn(person);

        Assert.Contains("Incorrect password", await Change(browser, "not this one", Next).Page(), StringComparison.Ordinal);
        Assert.Contains("Changed.", await Change(browser, AccountApi.Password, Next).Page(), StringComparison.Ordinal);

        Assert.Contains("another password now", Assert.Single(await api.MailsTo(person.Email!)).TextBody, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/account/security")).StatusCode);
        using var other = new AccountBrowser(api.Host);
        Assert.Contains(PasswordSignIn.FailureSentence, await other.SignIn(person.Email!, AccountApi.Password).Page(), StringComparison.Ordinal);
        Assert.Equal("/sign-in", await other.SignIn(person.Email!, Next).Location());
    }

    [Theory]
    [Trait("ASVS", "v5.0.0-6.2.4")]
    [InlineData("short")]
    [InlineData("password1")]
    public async Task A_password_that_anybody_would_try_is_refused(string chosen)
    {
        using var browser = await api.SignedIn(await api.Add());

        Assert.Contains("notice bad", await Change(browser, AccountApi.Password, chosen).Page(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-7.4.3")]
    public async Task Another_password_ends_the_sessions_of_apps()
    {
        var person = await api.Host.People.AddWithPassword(AccountApi.Password, Trae.Contracts.WorkspaceRole.Viewer);
        using var browser = await api.SignedIn(person);
        var tokens = await browser.Redeem(await browser.Code());
        using var app = api.Host.People.With(tokens.GetProperty("access_token").GetString()!);
        Assert.Equal(HttpStatusCode.OK, (await app.GetAsync("/api/v1/videos")).StatusCode);

        await Change(browser, AccountApi.Password, Next);

        await (await app.GetAsync("/api/v1/videos")).Refused(HttpStatusCode.Unauthorized, "sign-in-required");
        await browser.Refresh(tokens.GetProperty("refresh_token").GetString()!, HttpStatusCode.BadRequest);
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-7.5.2")]
    public async Task Sessions_are_listed_and_ended_one_by_one_and_all_at_once()
    {
        var person = await api.Host.People.AddWithPassword(AccountApi.Password, Trae.Contracts.WorkspaceRole.Viewer);
        using var browser = await api.SignedIn(person);
        var first = await browser.Redeem(await browser.Code());
        var second = await browser.Redeem(await browser.Code());
        var page = await browser.Get("/account/security").Page();
        Assert.Equal(2, page.Split("End it<").Length - 1);

        var form = page.Split("value=\"end-").Select(part => $"end-{part.Split('"')[0]}").ElementAt(1);
        await browser.Send("/account/security", form);
        Assert.Equal(1, (await browser.Get("/account/security").Page()).Split("End it<").Length - 1);
        var answers = await Task.WhenAll(new[] { first, second }.Select(async tokens =>
            (await api.Host.People.With(tokens.GetProperty("access_token").GetString()!).GetAsync("/api/v1/videos")).StatusCode));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Unauthorized], answers.Order());

        Assert.Equal("/account/sign-in", await browser.Send("/account/security", "end-all").Location());
        Assert.DoesNotContain(Schemes.AccountCookie, browser.Cookies.Keys, StringComparer.Ordinal);
        foreach (var tokens in new[] { first, second })
        {
            Assert.Equal(
                HttpStatusCode.Unauthorized,
                (await api.Host.People.With(tokens.GetProperty("access_token").GetString()!).GetAsync("/api/v1/videos")).StatusCode);
        }
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-6.4.3")]
    public async Task A_forgotten_password_is_replaced_by_who_reads_the_mailbox_once_and_the_second_factor_stays()
    {
        var (person, _) = await api.AddWithAuthenticator();
        using var browser = new AccountBrowser(api.Host);
        await browser.Send(Forgotten, "forgotten-password", ("Form.Email", person.Email!));
        var link = Assert.Single(await api.MailsTo(person.Email!)).Link();

        Assert.Contains("first that anybody would try", await browser.Send(link, "reset-password", ("Form.Chosen", "password1")).Page(), StringComparison.Ordinal);
        Assert.Contains("Changed.", await browser.Send(link, "reset-password", ("Form.Chosen", Next)).Page(), StringComparison.Ordinal);

        Assert.Contains("This link is over", await browser.Send(link, "reset-password", ("Form.Chosen", "and another horse")).Page(), StringComparison.Ordinal);
        Assert.StartsWith("/account/two-factor", await browser.SignIn(person.Email!, Next).Location(), StringComparison.Ordinal);
        Assert.DoesNotContain(Schemes.AccountCookie, browser.Cookies.Keys, StringComparer.Ordinal);
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-6.3.8")]
    public async Task Who_asks_for_an_unknown_address_reads_the_same_and_no_mail_goes_out()
    {
        var person = await api.Add();
        using var browser = new AccountBrowser(api.Host);

        var known = await browser.Send(Forgotten, "forgotten-password", ("Form.Email", person.Email!)).Page();
        var unknown = await browser.Send(Forgotten, "forgotten-password", ("Form.Email", "unknown@trae.test")).Page();

        Assert.Equal(known, unknown);
        Assert.Single(await api.MailsTo(person.Email!));
        Assert.Empty(await api.MailsTo("unknown@trae.test"));
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-6.6.3")]
    public async Task A_mailbox_cannot_be_flooded()
    {
        var person = await api.Add();
        using var browser = new AccountBrowser(api.Host);

        for (var request = 0; request < 5; request++)
        {
            await browser.Send(Forgotten, "forgotten-password", ("Form.Email", request % 2 == 0 ? person.Email! : person.Email!.ToUpperInvariant()));
        }

        // Two where the five minutes ended in between.
        Assert.InRange((await api.MailsTo(person.Email!)).Count, 1, 2);
    }

    private static Task<HttpResponseMessage> Change(AccountBrowser browser, string current, string chosen) =>
        browser.Send("/account/security/password", "password", ("Form.Current", current), ("Form.Chosen", chosen));
}
