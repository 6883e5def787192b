using System.Net;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Identity;
using Trae.Contracts;
using Trae.Tests.Api;
using Trae.Tests.Hosting;

namespace Trae.Tests.Identity;

public sealed class SignUpTests(AccountApi api, PostgresServer postgres) : IClassFixture<AccountApi>
{
    private const string Page = "/account/sign-up";

    [Fact]
    public async Task Who_reads_the_mailbox_gets_an_account_and_a_workspace_of_its_own()
    {
        var email = $"{Guid.NewGuid():n}@trae.test";
        using var browser = new AccountBrowser(api.Host);
        await browser.Send(Page, "sign-up", ("Form.Email", email));
        var link = Assert.Single(await api.MailsTo(email)).Link();
        Assert.False(await api.Host.Query(db => db.Users.AnyAsync(person => person.Email == email)));

        Assert.Contains("notice bad", await browser.Send(link, "finish", ("Form.Name", "Ada"), ("Form.Password", "password1")).Page(), StringComparison.Ordinal);
        Assert.Contains("one line", await browser.Send(link, "finish", ("Form.Name", "Ada\r\nBcc: x"), ("Form.Password", AccountApi.Password)).Page(), StringComparison.Ordinal);
        Assert.Equal("/sign-in", await browser.Send(link, "finish", ("Form.Name", "Ada"), ("Form.Password", AccountApi.Password)).Location());

        Assert.Contains(Schemes.AccountCookie, browser.Cookies.Keys, StringComparer.Ordinal);
        var member = await api.Host.Query(db => db.Members.Include(m => m.Person).SingleAsync(m => m.Person.Email == email));
        Assert.Equal((WorkspaceRole.Owner, true), (member.Role, member.Person.EmailConfirmed));
        Assert.NotEqual(Workspace.BuiltInId, member.WorkspaceId);
        using var again = new AccountBrowser(api.Host);
        Assert.Contains("has an account by now", await again.Send(link, "finish", ("Form.Name", "Eve"), ("Form.Password", "quite another one")).Page(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_is_opened_many_times_at_once_makes_one_account()
    {
        var email = $"{Guid.NewGuid():n}@trae.test";
        using var first = new AccountBrowser(api.Host);
        await first.Send(Page, "sign-up", ("Form.Email", email));
        var link = Assert.Single(await api.MailsTo(email)).Link();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(async number =>
        {
            using var browser = new AccountBrowser(api.Host);

            return (int)(await browser.Send(link, "finish", ("Form.Name", $"Ada {number}"), ("Form.Password", AccountApi.Password))).StatusCode;
        }));

        Assert.Single(answers, status => status == 302);
        Assert.All(answers, status => Assert.InRange(status, 200, 499));
        Assert.Equal(1, await api.Host.Query(db => db.Users.CountAsync(person => person.Email == email)));
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-6.3.8")]
    public async Task The_page_says_the_same_of_every_address()
    {
        var person = await api.Add();
        using var browser = new AccountBrowser(api.Host);

        var pages = new List<string>();
        foreach (var email in (string[])[person.Email!, $"{Guid.NewGuid():n}@trae.test", "no address"])
        {
            pages.Add(await browser.Send(Page, "sign-up", ("Form.Email", email)).Page());
        }

        Assert.Single(pages.Distinct(StringComparer.Ordinal));
        Assert.Equal("You have a Trae account", Assert.Single(await api.MailsTo(person.Email!)).Subject);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?proof=")]
    [InlineData("?proof=CfDJ8guessed")]
    [Trait("ASVS", "v5.0.0-6.4.1")]
    public async Task A_link_that_nobody_was_sent_makes_no_account(string query)
    {
        using var browser = new AccountBrowser(api.Host);

        var page = await browser.Get($"/account/sign-up/finish{query}").Page();

        Assert.Contains("This link is over", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/account/forgotten-password", "forgotten-password")]
    [InlineData(Page, "sign-up")]
    [Trait("OWASP API", "API6:2023"), Trait("ASVS", "v5.0.0-2.4.1")]
    public async Task Who_makes_us_write_to_many_people_makes_us_write_to_few(string page, string form)
    {
        await using var host = await ApiHost.Start(
            postgres, new Dictionary<string, string>(StringComparer.Ordinal) { ["Identity:SignUp"] = "Open", ["RateLimits:Mail:Sender:Permits"] = "3", ["RateLimits:Mail:Sender:Per"] = "01:00:00" });
        using var browser = new AccountBrowser(host);
        HashSet<string> pages = new(StringComparer.Ordinal);
        for (var number = 0; number < 10; number++)
        {
            pages.Add(await browser.Send(page, form, ("Form.Email", $"person{number}@trae.test")).Page());
        }

        Assert.Single(pages);
        Assert.Equal(3, await host.Query(db => db.Database.SqlQuery<int>($"select count(*)::int as \"Value\" from jobs where kind = 'WriteAccountMail'").SingleAsync()));
    }

    [Fact]
    public async Task By_default_people_join_by_invitation_and_the_link_makes_their_account()
    {
        var mails = Directory.CreateTempSubdirectory("trae-mail-");
        await using var host = await ApiHost.Start(postgres, new Dictionary<string, string>(StringComparer.Ordinal) { ["Mail:Folder"] = mails.FullName });
        using var browser = new AccountBrowser(host);
        Assert.Contains("by invitation", await browser.Get(Page).Page(), StringComparison.Ordinal);
        await (await host.Http.PostAsync("/api/v1/invitations", ApiCalls.Json(new InviteRequest("grace@trae.test", WorkspaceRole.Editor)))).Read<InvitationDto>();
        await host.JobsOf("MailInvitation");
        var link = (await MimeKit.MimeMessage.LoadAsync(Assert.Single(mails.GetFiles("*.eml")).FullName)).Link();

        Assert.Equal("/sign-in", await browser.Send(link, "make-account", ("Form.Name", "Grace"), ("Form.Password", AccountApi.Password)).Location());

        Assert.Equal(WorkspaceRole.Editor, (await host.Query(db => db.Members.SingleAsync(member => member.Person.Email == "grace@trae.test"))).Role);
        Assert.Contains("does not exist, was used, or is over", await browser.Get(link).Page(), StringComparison.Ordinal);
        mails.Delete(recursive: true);
    }

    [Fact]
    public async Task Who_has_an_account_signs_in_and_joins_and_nobody_else_can()
    {
        var person = await api.Add();
        await (await api.Host.Http.PostAsync("/api/v1/invitations", ApiCalls.Json(new InviteRequest(person.Email!, WorkspaceRole.Analyst)))).Read<InvitationDto>();
        var link = Assert.Single(await api.MailsTo(person.Email!)).Link();
        using var browser = new AccountBrowser(api.Host);
        Assert.Contains("sign in to go on", await browser.Get(link).Page(), StringComparison.Ordinal);
        using var stranger = await api.SignedIn(await api.Add());
        Assert.Contains("sent to another address", await stranger.Send(link, "join").Page(), StringComparison.Ordinal);

        await browser.SignIn(person.Email!, AccountApi.Password);
        Assert.Equal("/sign-in", await browser.Send(link, "join").Location());

        Assert.Equal(WorkspaceRole.Analyst, (await api.Host.Query(db => db.Members.SingleAsync(member => member.PersonId == person.Id))).Role);
    }

    [Theory]
    [Trait("ASVS", "v5.0.0-3.5.1")]
    [InlineData("/account/sign-in", "passkey")]
    [InlineData("/account/sign-out", "sign-out")]
    [InlineData("/account/two-factor", "two-factor")]
    [InlineData("/account/sign-up", "sign-up")]
    [InlineData("/account/forgotten-password", "forgotten-password")]
    [InlineData("/account/reset-password", "reset-password")]
    [InlineData("/account/confirm-identity", "confirm-identity")]
    [InlineData("/account/profile", "profile")]
    [InlineData("/account/profile/email", "email")]
    [InlineData("/account/profile/confirm-email", "confirm-email")]
    [InlineData("/account/security", "end-all")]
    [InlineData("/account/security/password", "password")]
    [InlineData("/account/security/authenticator", "turn-on")]
    [InlineData("/account/security/passkeys", "add")]
    [InlineData("/account/passkeys/creation-options", "")]
    [InlineData("/account/passkeys/request-options", "")]
    public async Task A_form_without_its_token_is_refused(string page, string form)
    {
        using var browser = await api.SignedIn(await api.Add());

        var response = await browser.Post(page, ("_handler", form), ("Form.Name", "Eve"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(Schemes.AccountCookie, browser.Cookies.Keys, StringComparer.Ordinal);
    }
}
