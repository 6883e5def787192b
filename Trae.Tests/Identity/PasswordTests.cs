using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Trae.Api.Data;
using Trae.Api.Features.Identity;
using Trae.Tests.Api;

namespace Trae.Tests.Identity;

public sealed class PasswordTests(SharedApi shared) : IClassFixture<SharedApi>
{
    private const string Password = "correct horse battery";

    private ApiHost Api { get; } = shared.Host;

    [Theory]
    [InlineData("1234567", false)]
    [InlineData("", false)]
    [InlineData("password", false)]
    [InlineData("PassWord", false)]
    [InlineData("1qaz2wsx", false)]
    [InlineData("onlysmall letters", true)]
    [InlineData("72940185", true)]
    [InlineData("пароль из слов 🦑", true)]
    [InlineData("        x", true)]
    [Trait("ASVS", "v5.0.0-6.2.1")]
    [Trait("ASVS", "v5.0.0-6.2.4")]
    [Trait("ASVS", "v5.0.0-6.2.5")]
    public async Task Length_and_rarity_count_and_composition_does_not(string password, bool isTaken) => Assert.Equal(isTaken, await Takes(password));

    [Theory]
    [InlineData(8, true)]
    [InlineData(64, true)]
    [InlineData(128, true)]
    [InlineData(129, false)]
    [Trait("ASVS", "v5.0.0-6.2.9")]
    public async Task Long_ones_are_taken(int length, bool isTaken) => Assert.Equal(isTaken, await Takes(string.Concat(Enumerable.Repeat("kq7z", 33))[..length]));

    [Fact]
    public void The_list_has_thousands_that_are_long_enough_to_be_tried()
    {
        Assert.True(CommonPasswords.Contains("Qwertyuiop"));
        Assert.True(CommonPasswords.Count >= 3_000);
    }

    [Theory]
    [InlineData("Correct horse battery")]
    [InlineData("correct horse battery ")]
    [InlineData("correct horse batter")]
    [Trait("ASVS", "v5.0.0-6.2.8")]
    public async Task What_is_nearly_the_password_is_not_it(string nearly)
    {
        var person = await Api.People.AddWithPassword(Password);
        using var browser = new AccountBrowser(Api);

        await browser.SignIn(person.Email!, nearly);

        Assert.DoesNotContain(Schemes.AccountCookie, browser.Cookies.Keys, StringComparer.Ordinal);
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-6.3.1")]
    [Trait("OWASP", "API2:2023")]
    public async Task After_ten_guesses_the_right_password_does_not_help_for_a_while()
    {
        var person = await Api.People.AddWithPassword(Password);
        using var browser = new AccountBrowser(Api);
        for (var guess = 0; guess < 10; guess++)
        {
            await browser.SignIn(person.Email!, $"guess number {guess}");
        }

        var answer = await (await browser.SignIn(person.Email!, Password)).Content.ReadAsStringAsync();

        Assert.DoesNotContain(Schemes.AccountCookie, browser.Cookies.Keys, StringComparer.Ordinal);
        Assert.Contains("This did not work.", answer, StringComparison.Ordinal);
    }

    private async Task<bool> Takes(string password)
    {
        await using var scope = Api.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        var email = $"{Guid.NewGuid():n}@trae.test";

        return (await people.CreateAsync(Person.Create(email, "Somebody", DateTimeOffset.UnixEpoch), password)).Succeeded;
    }
}
