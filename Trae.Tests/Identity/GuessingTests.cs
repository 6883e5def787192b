using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Trae.Api.Data;
using Trae.Api.Features.Account;
using Trae.Api.Features.Identity;
using Trae.Tests.Api;
using Trae.Tests.Hosting;

namespace Trae.Tests.Identity;

/// <summary>Strangers who guess, an office behind one address, and the owner who wants in meanwhile.</summary>
public sealed class GuessingTests(PostgresServer postgres) : IAsyncLifetime
{
    private const string Password = AccountApi.Password;
    private const string Office = "198.51.100.7";

    private ApiHost _host = null!;

    // As people get it: other tests' hosts are more generous, because they all come from this machine.
    public async ValueTask InitializeAsync() => _host = await ApiHost.Start(postgres, new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["RateLimits:SignIn:Address:Permits"] = "300",
        ["RateLimits:Guesses:Address:Permits"] = "20",
        ["RateLimits:Guesses:Address:Per"] = "01:00:00",
        ["RateLimits:Guesses:Account:Permits"] = "12",

        // So slowly that nothing comes back while a test runs.
        ["RateLimits:Guesses:AccountAtAddress:Per"] = "10:00:00",
        ["RateLimits:Guesses:Device:Per"] = "10:00:00",
    });

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    [Trait("ASVS", "v5.0.0-6.3.1"), Trait("OWASP API", "API2:2023")]
    public async Task An_office_behind_one_address_signs_in()
    {
        for (var person = 0; person < 30; person++)
        {
            using var browser = From(Office);
            var answer = await browser.SignIn((await _host.People.AddWithPassword(Password)).Email!, Password);

            Assert.True(answer.StatusCode == HttpStatusCode.Found, $"Number {person + 1} was refused: {answer.StatusCode}");
        }
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-6.3.1"), Trait("OWASP API", "API2:2023")]
    public async Task Who_guesses_is_slowed_down_and_the_owner_gets_in_from_elsewhere()
    {
        var owner = await _host.People.AddWithPassword(Password);
        using var stranger = From("203.0.113.66");
        for (var guess = 0; guess < 10; guess++)
        {
            Assert.Equal(HttpStatusCode.OK, (await stranger.SignIn(owner.Email!, $"guess {guess}")).StatusCode);
        }

        await Refused(stranger, owner.Email!, Password);

        using var elsewhere = From("198.51.100.8");
        Assert.Equal("/sign-in", await elsewhere.SignIn(owner.Email!, Password).Location());
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-6.3.1"), Trait("OWASP API", "API2:2023")]
    public async Task The_owner_gets_in_with_a_browser_of_his_whoever_guesses_from_wherever()
    {
        var owner = await _host.People.AddWithPassword(Password);
        using var his = From(Office);
        await his.SignIn(owner.Email!, Password);
        his.Cookies.Remove(Schemes.AccountCookie);
        await ManyStrangers(owner.Email!);

        // From an address that has no more guesses, for an account that has none.
        using var colleague = From(Office);
        for (var guess = 0; guess < 20; guess++)
        {
            await colleague.SignIn($"nobody{guess}@trae.test", "guess");
        }

        await Refused(colleague, owner.Email!, Password);
        Assert.Equal("/sign-in", await his.SignIn(owner.Email!, Password).Location());
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-6.3.1"), Trait("OWASP API", "API2:2023")]
    public async Task A_known_browser_guesses_no_more_often_than_others_and_for_nobody_else()
    {
        var (owner, other) = (await _host.People.AddWithPassword(Password), await _host.People.AddWithPassword(Password));
        using var his = From("198.51.100.9");
        await his.SignIn(owner.Email!, Password);
        his.Cookies.Remove(Schemes.AccountCookie);
        await ManyStrangers(other.Email!);

        await Refused(his, other.Email!, Password);
        for (var guess = 0; guess < 10; guess++)
        {
            await his.SignIn(owner.Email!, $"guess {guess}");
        }

        await Refused(his, owner.Email!, Password);
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-6.3.1"), Trait("OWASP API", "API2:2023")]
    public async Task Many_guesses_at_once_are_no_more_than_one_after_the_other()
    {
        var owner = await _host.People.AddWithPassword(Password);

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(async guess =>
        {
            using var stranger = From("203.0.113.67");

            return (await stranger.SignIn(owner.Email!, $"guess {guess}")).StatusCode;
        }));

        Assert.Equal(10, answers.Count(status => status == HttpStatusCode.OK));
        Assert.Equal(20, answers.Count(status => status == HttpStatusCode.TooManyRequests));
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-6.3.8"), Trait("OWASP API", "API2:2023")]
    public async Task An_address_without_an_account_is_counted_as_one_with()
    {
        var owner = await _host.People.AddWithPassword(Password);
        List<string> known = [], unknown = [];
        foreach (var (email, pages) in new[] { (owner.Email!, known), ("nobody@trae.test", unknown) })
        {
            using var stranger = From(email == owner.Email ? "203.0.113.68" : "203.0.113.69");
            for (var guess = 0; guess < 12; guess++)
            {
                var answer = await stranger.SignIn(email, $"guess {guess}");
                var page = (await answer.Content.ReadAsStringAsync()).Contains(PasswordSignIn.FailureSentence, StringComparison.Ordinal);
                pages.Add($"{answer.StatusCode} {page} {stranger.Cookies.ContainsKey(KnownDevices.Cookie)}");
            }
        }

        Assert.Equal(known, unknown);
        Assert.Equal("OK True False", known[9]);
        Assert.Equal("TooManyRequests True False", known[10]);
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-6.3.1")]
    public async Task A_device_cookie_is_signed_and_opens_nothing_by_itself()
    {
        var owner = await _host.People.AddWithPassword(Password);
        using var his = From("198.51.100.10");
        await his.SignIn(owner.Email!, Password);
        await ManyStrangers(owner.Email!);
        using var forger = From("203.0.113.70");
        forger.Cookies[KnownDevices.Cookie] = $"{his.Cookies[KnownDevices.Cookie][..^4]}AAAA";
        await Refused(forger, owner.Email!, Password);

        using var thief = From("203.0.113.71");
        thief.Cookies[KnownDevices.Cookie] = his.Cookies[KnownDevices.Cookie];
        Assert.StartsWith("/account/sign-in", await thief.Get("/account/profile").Location(), StringComparison.Ordinal);
        Assert.Contains(PasswordSignIn.FailureSentence, await thief.SignIn(owner.Email!, "guess").Page(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-6.5.1"), Trait("OWASP API", "API2:2023")]
    public async Task Codes_are_counted_each_for_its_account_too()
    {
        var owner = await _host.People.AddWithPassword(Password);
        await using (var scope = _host.Services.CreateAsyncScope())
        {
            var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
            var stored = (await people.FindByIdAsync(owner.Id.ToString()))!;
            await people.ResetAuthenticatorKeyAsync(stored);
            await people.SetTwoFactorEnabledAsync(stored, true);
        }

        using var stranger = From("203.0.113.72");
        await stranger.SignIn(owner.Email!, Password);
        for (var guess = 0; guess < 10; guess++)
        {
            Assert.Equal(HttpStatusCode.OK, (await stranger.Send("/account/two-factor", "two-factor", ("Form.Code", $"{guess:000000}"))).StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await stranger.Send("/account/two-factor", "two-factor", ("Form.Code", "123456"))).StatusCode);
        Assert.Equal(0, await _host.Query(db => db.Users.CountAsync(person => person.LockoutEnd != null)));
    }

    private AccountBrowser From(string address) => new(_host) { Address = address };

    /// <summary>So many, each from an address of its own, that the account has no more guesses for strangers.</summary>
    private Task ManyStrangers(string email) => Parallel.ForEachAsync(Enumerable.Range(0, 12), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (number, _) =>
    {
        using var stranger = From($"192.0.2.{number}");
        await stranger.SignIn(email, $"guess {number}");
    });

    private static async Task Refused(AccountBrowser browser, string email, string password)
    {
        var answer = await browser.SignIn(email, password);
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Contains(PasswordSignIn.FailureSentence, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(Schemes.AccountCookie, browser.Cookies.Keys, StringComparer.Ordinal);
    }
}
