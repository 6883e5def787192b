using System.Net;
using System.Text.RegularExpressions;
using System.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Trae.Api.Data;
using Trae.Api.Features.Account;
using Trae.Tests.Api;
using Trae.Tests.Hosting;

namespace Trae.Tests.Identity;

/// <summary>An API where everybody may sign up, and its mails.</summary>
public sealed class AccountApi(PostgresServer postgres) : IAsyncLifetime
{
    public const string Password = "correct horse battery";

    private readonly DirectoryInfo _mails = Directory.CreateTempSubdirectory("trae-mail-");

    public ApiHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await ApiHost.Start(postgres, new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Mail:Folder"] = _mails.FullName,
        ["Identity:SignUp"] = "Open",
    });

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        _mails.Delete(recursive: true);
    }

    /// <summary>The mails to an address, in the order of their subjects, once all that were asked for are written.</summary>
    internal async Task<IReadOnlyList<MimeMessage>> MailsTo(string address)
    {
        await Host.JobsOf("WriteAccountMail");
        await Host.JobsOf("SendMail");
        await Host.JobsOf("MailInvitation");
        var all = await Task.WhenAll(_mails.GetFiles("*.eml").Select(file => MimeMessage.LoadAsync(file.FullName)));

        return [.. all.Where(mail => mail.To.Mailboxes.Single().Address == address).OrderBy(mail => mail.Subject, StringComparer.Ordinal)];
    }

    internal Task<Person> Add() => Host.People.AddWithPassword(Password);

    /// <summary>A person with an authenticator app, and the app's key.</summary>
    internal async Task<(Person Person, string Key)> AddWithAuthenticator()
    {
        var person = await Add();
        await using var scope = Host.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        var stored = (await people.FindByIdAsync(person.Id.ToString()))!;
        await people.ResetAuthenticatorKeyAsync(stored);
        await people.SetTwoFactorEnabledAsync(stored, true);

        return (stored, (await people.GetAuthenticatorKeyAsync(stored))!);
    }

    internal async Task<AccountBrowser> SignedIn(Person person)
    {
        var browser = new AccountBrowser(Host);
        var response = await browser.SignIn(person.Email!, Password);
        Assert.Equal("/sign-in", response.Headers.Location?.PathAndQueryOf());

        return browser;
    }
}

/// <summary>What tests of the account pages do with pages and mails.</summary>
internal static partial class AccountForms
{
    /// <summary>Sends one of the forms of a page, by its name.</summary>
    public static async Task<HttpResponseMessage> Send(this AccountBrowser browser, string path, string form, params (string Name, string Value)[] fields)
    {
        var response = await browser.Get(path);
        var page = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{response.StatusCode} {response.Headers.Location}: {page}");
        var one = page.Split("<form").Skip(1).Single(part => part.Split("</form>")[0].Contains($"value=\"{form}\"", StringComparison.Ordinal)).Split("</form>")[0];
        var hidden = Hidden().Matches(one).Select(match => (match.Groups["name"].Value, HttpUtility.HtmlDecode(match.Groups["value"].Value)));

        return await browser.Post(path, [.. hidden, .. fields]);
    }

    public static async Task<string> Page(this Task<HttpResponseMessage> sending)
    {
        var response = await sending;

        return HttpUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
    }

    public static async Task<string?> Location(this Task<HttpResponseMessage> sending) => (await sending).Headers.Location?.PathAndQueryOf();

    /// <summary>The path that the mail's link leads to.</summary>
    public static string Link(this MimeMessage mail) => new Uri(Address().Match(mail.TextBody!).Value).PathAndQuery;

    public static string CodeNow(string key, int steps = 0) => TimeSteps.Code(key, TimeProvider.System.GetUtcNow().AddSeconds(30 * steps));

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Hidden();

    [GeneratedRegex("https?://\\S+", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Address();
}
