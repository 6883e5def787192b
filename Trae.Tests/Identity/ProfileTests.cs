using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Trae.Api.Features.Account;
using Trae.Api.Features.Identity;

namespace Trae.Tests.Identity;

public sealed class ProfileTests(AccountApi api) : IClassFixture<AccountApi>
{
    private const string EmailPage = "/account/profile/email";

    [Fact]
    public async Task A_name_is_changed()
    {
        var person = await api.Add();
        using var browser = await api.SignedIn(person);

        Assert.Contains("Saved.", await browser.Send("/account/profile", "profile", ("Form.Name", " Grace Hopper ")).Page(), StringComparison.Ordinal);

        Assert.Equal("Grace Hopper", await NameOf(person.Id));
    }

    [Theory]
    [Trait("ASVS", "v5.0.0-1.3.3")]
    [InlineData("Ada\r\nBcc: victim@trae.test")]
    [InlineData("Ada\u2028Lovelace")]
    [InlineData("Ada \u202Elive")]
    [InlineData("")]
    public async Task A_name_that_could_begin_another_line_is_refused(string name)
    {
        var person = await api.Add();
        using var browser = await api.SignedIn(person);

        Assert.Contains("notice bad", await browser.Send("/account/profile", "profile", ("Form.Name", name)).Page(), StringComparison.Ordinal);

        Assert.Equal("Nobody", await NameOf(person.Id));
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-1.2.1")]
    public async Task A_name_is_text_on_every_page()
    {
        var person = await api.Add();
        using var browser = await api.SignedIn(person);

        await browser.Send("/account/profile", "profile", ("Form.Name", "\"><script>alert(1)</script>"));

        Assert.DoesNotContain("<script>alert", await (await browser.Get("/account/profile")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-6.3.7")]
    public async Task An_address_changes_once_the_new_mailbox_says_so_and_the_old_one_is_told()
    {
        var person = await api.Add();
        var next = $"{Guid.NewGuid():n}@trae.test";
        using var browser = await api.SignedIn(person);

        Assert.Contains($"We wrote to {next}", await browser.Send(EmailPage, "email", ("Form.Email", next)).Page(), StringComparison.Ordinal);
        var link = Assert.Single(await api.MailsTo(next)).Link();
        Assert.Equal(person.Email, await api.Host.Query(db => db.Users.Where(p => p.Id == person.Id).Select(p => p.Email).SingleAsync()));
        using var anywhere = new AccountBrowser(api.Host);
        Assert.Contains($"Your address is {next} now.", await anywhere.Send(link, "confirm-email").Page(), StringComparison.Ordinal);

        Assert.Contains(EmailChange.FailureSentence, await anywhere.Send(link, "confirm-email").Page(), StringComparison.Ordinal);
        Assert.Contains(next, Assert.Single(await api.MailsTo(person.Email!)).TextBody, StringComparison.Ordinal);
        using var signedIn = new AccountBrowser(api.Host);
        Assert.Equal("/sign-in", await signedIn.SignIn(next, AccountApi.Password).Location());
        Assert.Contains(PasswordSignIn.FailureSentence, await signedIn.SignIn(person.Email!, AccountApi.Password).Page(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_for_one_address_confirms_no_other()
    {
        var person = await api.Add();
        var next = $"{Guid.NewGuid():n}@trae.test";
        using var browser = await api.SignedIn(person);
        await browser.Send(EmailPage, "email", ("Form.Email", next));
        var link = Assert.Single(await api.MailsTo(next)).Link();

        var other = link.Replace(Uri.EscapeDataString(next), Uri.EscapeDataString("victim@trae.test"), StringComparison.Ordinal);

        Assert.NotEqual(link, other);
        Assert.Contains(EmailChange.FailureSentence, await browser.Send(other, "confirm-email").Page(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-6.3.8")]
    public async Task Who_asks_for_an_address_of_another_account_is_told_the_same_and_gets_nothing()
    {
        var (person, other) = (await api.Add(), await api.Add());
        using var browser = await api.SignedIn(person);

        Assert.Contains($"We wrote to {other.Email}", await browser.Send(EmailPage, "email", ("Form.Email", other.Email!)).Page(), StringComparison.Ordinal);

        Assert.DoesNotContain("http", Assert.Single(await api.MailsTo(other.Email!)).TextBody, StringComparison.Ordinal);
    }

    [Theory]
    [Trait("ASVS", "v5.0.0-1.3.11")]
    [InlineData("a@trae.test\r\nBcc: victim@trae.test")]
    [InlineData("a@trae.test, victim@trae.test")]
    [InlineData("Ada <victim@trae.test>")]
    [InlineData("nobody")]
    public async Task What_is_no_single_address_gets_no_mail(string email)
    {
        using var browser = await api.SignedIn(await api.Add());

        Assert.Contains("Type one e-mail address", await browser.Send(EmailPage, "email", ("Form.Email", email)).Page(), StringComparison.Ordinal);
        Assert.Empty(await api.MailsTo("victim@trae.test"));
    }

    [Theory]
    [Trait("ASVS", "v5.0.0-7.5.1")]
    [InlineData(EmailPage)]
    [InlineData("/account/security/password")]
    [InlineData("/account/security/authenticator")]
    [InlineData("/account/security/passkeys")]
    [InlineData("/account/privacy/delete")]
    public async Task Changes_of_how_one_signs_in_need_a_proof_of_the_last_ten_minutes(string page)
    {
        var person = await api.Add();
        using var browser = await api.SignedIn(person);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await browser.Get(page)).StatusCode);
        Age(browser, TimeSpan.FromMinutes(11));

        var asked = await browser.Get(page).Location();

        Assert.Equal($"/account/confirm-identity?returnUrl={Uri.EscapeDataString(page)}", asked);
        Assert.Equal(asked, await browser.Post(page, ("_handler", "password")).Location());
        Assert.Contains(IdentityConfirmation.FailureSentence, await browser.Send(asked!, "confirm-identity", ("Form.Password", "not this one")).Page(), StringComparison.Ordinal);
        Assert.Equal(asked, await browser.Get(page).Location());
        Assert.Equal(page, await browser.Send(asked!, "confirm-identity", ("Form.Password", AccountApi.Password)).Location());
        Assert.Equal(System.Net.HttpStatusCode.OK, (await browser.Get(page)).StatusCode);
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-7.5.1")]
    public async Task Who_has_a_second_factor_proves_both()
    {
        var (person, key) = await api.AddWithAuthenticator();
        using var browser = new AccountBrowser(api.Host);
        await browser.SignIn(person.Email!, AccountApi.Password);
        await browser.Send("/account/two-factor", "two-factor", ("Form.Code", AccountForms.CodeNow(key)));
        Age(browser, TimeSpan.FromMinutes(11));
        const string confirm = "/account/confirm-identity?returnUrl=%2Faccount%2Fprofile%2Femail";

        Assert.Contains(IdentityConfirmation.FailureSentence, await browser.Send(confirm, "confirm-identity", ("Form.Password", AccountApi.Password)).Page(), StringComparison.Ordinal);
        Assert.Equal(
            EmailPage, await browser.Send(confirm, "confirm-identity", ("Form.Password", AccountApi.Password), ("Form.Code", AccountForms.CodeNow(key, 1))).Location());
    }

    /// <summary>As if the person had proven who it is that much earlier.</summary>
    private void Age(AccountBrowser browser, TimeSpan age)
    {
        var format = api.Host.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(Schemes.Account).TicketDataFormat;
        var ticket = format.Unprotect(browser.Cookies[Schemes.AccountCookie])!;
        FreshSignIn.Stamp(ticket.Properties, TimeProvider.System.GetUtcNow() - age);
        browser.Cookies[Schemes.AccountCookie] = format.Protect(ticket);
    }

    private Task<string> NameOf(Guid person) => api.Host.Query(db => db.Users.Where(p => p.Id == person).Select(p => p.DisplayName).SingleAsync());
}
