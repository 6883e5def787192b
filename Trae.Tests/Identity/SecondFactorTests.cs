using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Features.Account;
using Trae.Api.Features.Identity;

namespace Trae.Tests.Identity;

public sealed partial class SecondFactorTests(AccountApi api) : IClassFixture<AccountApi>
{
    private const string Page = "/account/security/authenticator";

    // RFC 6238, appendix B, the last six digits.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1_111_111_109, "081804")]
    [InlineData(1_234_567_890, "005924")]
    [InlineData(20_000_000_000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code)
    {
        const string key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

        Assert.Equal(code, TimeSteps.Code(key, DateTimeOffset.FromUnixTimeSeconds(seconds)));
        Assert.Equal(seconds / 30, TimeSteps.Find(code, key, DateTimeOffset.FromUnixTimeSeconds(seconds + 30)));
        Assert.Null(TimeSteps.Find(code, key, DateTimeOffset.FromUnixTimeSeconds(seconds + 90)));
    }

    [Fact]
    public async Task An_authenticator_app_is_set_up_and_asked_for_from_then_on()
    {
        var person = await api.Add();
        using var browser = await api.SignedIn(person);
        var page = await browser.Get(Page).Page();
        Assert.Matches("<svg class=\"qr\" [^>]*><path d=\"M", page);
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
        var key = Key().Match(page).Groups["key"].Value.Replace(" ", "", StringComparison.Ordinal);
        Assert.Contains("not the one that the app shows", await browser.Send(Page, "turn-on", ("Form.Code", "000000")).Page(), StringComparison.Ordinal);

        var on = await browser.Send(Page, "turn-on", ("Form.Code", AccountForms.CodeNow(key))).Page();

        Assert.Equal(10, RecoveryCode().Count(on));
        Assert.DoesNotMatch(RecoveryCode(), await browser.Get(Page).Page());
        Assert.Contains(await api.MailsTo(person.Email!), mail => mail.TextBody!.Contains("second factor now", StringComparison.Ordinal));
        using var other = new AccountBrowser(api.Host);
        Assert.Equal("/account/two-factor?returnUrl=%2Fsign-in", await other.SignIn(person.Email!, AccountApi.Password).Location());
        Assert.DoesNotContain(Schemes.AccountCookie, other.Cookies.Keys, StringComparer.Ordinal);
        Assert.Equal("/new", await other.Send("/account/two-factor?returnUrl=%2Fnew", "two-factor", ("Form.Code", AccountForms.CodeNow(key, 1))).Location());
        Assert.Contains(Schemes.AccountCookie, other.Cookies.Keys, StringComparer.Ordinal);
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-6.5.2")]
    public async Task Who_reads_the_database_has_neither_the_key_nor_the_codes()
    {
        var person = await api.Add();
        using var browser = await api.SignedIn(person);
        var key = Key().Match(await browser.Get(Page).Page()).Groups["key"].Value.Replace(" ", "", StringComparison.Ordinal);
        var codes = RecoveryCode().Matches(await browser.Send(Page, "turn-on", ("Form.Code", AccountForms.CodeNow(key))).Page()).Select(code => code.Value).ToList();
        Assert.Equal(10, codes.Count);

        var stored = string.Join('\n', await api.Host.Query(db => db.UserTokens.Where(token => token.UserId == person.Id).Select(token => token.Value!).ToListAsync()));

        Assert.NotEmpty(stored);
        Assert.DoesNotContain(codes.Append(key), secret => stored.Contains(secret, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-6.5.1")]
    public async Task A_code_that_was_used_is_refused_and_so_are_older_ones()
    {
        var (person, key) = await api.AddWithAuthenticator();
        var (code, older) = (AccountForms.CodeNow(key, 1), AccountForms.CodeNow(key));
        Assert.Equal("/sign-in", await SecondStep(person.Email!, code).Location());

        Assert.Contains("was used before", await SecondStep(person.Email!, code).Page(), StringComparison.Ordinal);
        Assert.Contains("was used before", await SecondStep(person.Email!, older).Page(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-6.5.1")]
    public async Task A_code_that_comes_many_times_at_once_signs_in_once()
    {
        var (person, key) = await api.AddWithAuthenticator();
        var browsers = await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ =>
        {
            var browser = new AccountBrowser(api.Host);
            await browser.SignIn(person.Email!, AccountApi.Password);

            return browser;
        }));
        var code = AccountForms.CodeNow(key);

        var answers = await Task.WhenAll(browsers.Select(browser => browser.Send("/account/two-factor", "two-factor", ("Form.Code", code))));

        Assert.DoesNotContain(answers, answer => (int)answer.StatusCode >= 500);
        Assert.Single(browsers, browser => browser.Cookies.ContainsKey(Schemes.AccountCookie));
        Array.ForEach(browsers, browser => browser.Dispose());
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-6.5.1")]
    public async Task A_recovery_code_signs_in_once()
    {
        var person = await api.Add();
        using var browser = await api.SignedIn(person);
        var key = Key().Match(await browser.Get(Page).Page()).Groups["key"].Value.Replace(" ", "", StringComparison.Ordinal);
        var code = RecoveryCode().Match(await browser.Send(Page, "turn-on", ("Form.Code", AccountForms.CodeNow(key))).Page()).Groups["code"].Value;

        Assert.Equal("/sign-in", await SecondStep(person.Email!, $" {code.ToLowerInvariant()} ").Location());
        Assert.Contains("was used before", await SecondStep(person.Email!, code).Page(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-6.3.1")]
    public async Task Guessing_codes_ends_soon_and_says_nothing_else()
    {
        var (person, key) = await api.AddWithAuthenticator();
        using var browser = new AccountBrowser(api.Host);
        await browser.SignIn(person.Email!, AccountApi.Password);
        for (var attempt = 0; attempt < 10; attempt++)
        {
            Assert.Contains(SecondFactorSignIn.FailureSentence, await browser.Send("/account/two-factor", "two-factor", ("Form.Code", $"AAAAA-AAA{attempt:00}")).Page(), StringComparison.Ordinal);
        }

        Assert.Contains(SecondFactorSignIn.FailureSentence, await browser.Send("/account/two-factor", "two-factor", ("Form.Code", AccountForms.CodeNow(key))).Page(), StringComparison.Ordinal);
        Assert.DoesNotContain(Schemes.AccountCookie, browser.Cookies.Keys, StringComparer.Ordinal);
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-6.3.1")]
    public async Task Guessing_passwords_ends_soon_with_the_same_words_as_a_wrong_one()
    {
        var person = await api.Add();
        using var browser = new AccountBrowser(api.Host);
        for (var attempt = 0; attempt < 10; attempt++)
        {
            Assert.Contains(PasswordSignIn.FailureSentence, await browser.SignIn(person.Email!, $"guess number {attempt}").Page(), StringComparison.Ordinal);
        }

        Assert.Contains(PasswordSignIn.FailureSentence, await browser.SignIn(person.Email!, AccountApi.Password).Page(), StringComparison.Ordinal);
        Assert.DoesNotContain(Schemes.AccountCookie, browser.Cookies.Keys, StringComparer.Ordinal);
    }

    [Fact]
    public async Task Nobody_gets_to_the_second_step_without_the_first()
    {
        using var browser = new AccountBrowser(api.Host);

        Assert.Equal("/account/sign-in?returnUrl=%2Fnew", await browser.Get("/account/two-factor?returnUrl=%2Fnew").Location());
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-6.3.4")]
    public async Task Who_has_no_recovery_codes_is_not_let_in_by_an_empty_one()
    {
        var (person, _) = await api.AddWithAuthenticator();

        foreach (var code in (string[])["", " ", ";"])
        {
            Assert.Contains(SecondFactorSignIn.FailureSentence, await SecondStep(person.Email!, code).Page(), StringComparison.Ordinal);
        }
    }

    private async Task<HttpResponseMessage> SecondStep(string email, string code)
    {
        using var browser = new AccountBrowser(api.Host);
        await browser.SignIn(email, AccountApi.Password);

        return await browser.Send("/account/two-factor", "two-factor", ("Form.Code", code));
    }

    [GeneratedRegex("<span class=\"secret\">(?<key>[A-Z2-7 ]+)</span>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Key();

    [GeneratedRegex("<li>(?<code>[A-Z0-9]{5}-[A-Z0-9]{5})</li>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex RecoveryCode();
}
