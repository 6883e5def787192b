using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Contracts;
using Trae.Tests.Api;
using Trae.Tests.Hosting;
using Trae.Tests.Identity;

namespace Trae.Tests.SignOn;

/// <summary>Signing in through a provider that others wrote: who gets in, and as what.</summary>
public sealed class ProviderSignInTests(SignOnApi api, PostgresServer postgres) : IClassFixture<SignOnApi>
{
    private const string Password = "correct horse battery";

    [Fact]
    public async Task Who_comes_for_the_first_time_gets_an_account_and_the_role_of_the_groups_and_ends_where_it_wanted_to()
    {
        var sub = SignOnApi.NewSub();
        await api.Provider.HaveIn(sub, "makers", "chiefs", "strangers");
        using var browser = api.Browser();

        var end = await browser.SignIn(sub, returnUrl: "/videos?page=2");

        Assert.Equal("/videos?page=2", end);
        var person = await api.Host.PersonOf(sub);
        Assert.Equal(("Jane Doe", $"{sub}@contoso.test", true, null), (person!.DisplayName, person.Email, person.EmailConfirmed, person.PasswordHash));
        Assert.Equal(WorkspaceRole.Admin, await api.Host.RoleOf(person.Id));
        Assert.Equal(["account.created (contoso)", "member.joined (Admin by groups of contoso)", "sign-in.done (contoso)"], await api.Host.AuditOf(person.Id));
        Assert.Contains(person.Email!, await browser.Read("/account/profile"), StringComparison.Ordinal);
        Assert.DoesNotContain(browser.Here.Cookies.Keys, name => name.StartsWith("__Host-trae-external", StringComparison.Ordinal) || name.StartsWith("__Host-trae-sign-on", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_change_of_groups_is_a_change_of_role_at_the_next_sign_in()
    {
        var sub = SignOnApi.NewSub();
        foreach (var (groups, role) in (IEnumerable<(string[], WorkspaceRole)>)[(["makers"], WorkspaceRole.Editor), (["makers", "chiefs"], WorkspaceRole.Admin), (["makers"], WorkspaceRole.Editor)])
        {
            await api.Provider.HaveIn(sub, groups);
            using var browser = api.Browser();
            Assert.Equal("/sign-in", await browser.SignIn(sub));
            Assert.Equal(role, await api.Host.RoleOf((await api.Host.PersonOf(sub))!.Id));
        }

        var person = (await api.Host.PersonOf(sub))!.Id;
        Assert.Equal(2, (await api.Host.AuditOf(person)).Count(entry => entry.StartsWith("member.changed", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Who_is_in_none_of_the_groups_any_more_loses_the_membership_and_does_not_get_in()
    {
        var sub = SignOnApi.NewSub();
        await api.Provider.HaveIn(sub, "makers");
        using (var before = api.Browser())
        {
            await before.SignIn(sub);
        }

        await api.Provider.HaveIn(sub, "strangers");
        using var browser = api.Browser();
        var end = await browser.SignIn(sub);

        Assert.Contains("do not give you access", await browser.Read(end), StringComparison.Ordinal);
        Assert.False(browser.IsSignedIn);
        var person = (await api.Host.PersonOf(sub))!.Id;
        Assert.Null(await api.Host.RoleOf(person));
        Assert.Contains("member.removed (No role by groups of contoso)", await api.Host.AuditOf(person), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_membership_given_by_hand_is_left_alone()
    {
        var sub = SignOnApi.NewSub();
        await api.Provider.HaveIn(sub, "makers");
        using (var before = api.Browser())
        {
            await before.SignIn(sub);
        }

        var person = (await api.Host.PersonOf(sub))!.Id;
        (await api.Host.Http.PutAsync($"/api/v1/members/{person}", ApiCalls.Json(new RoleChoice(WorkspaceRole.Analyst)))).EnsureSuccessStatusCode();
        await api.Provider.HaveIn(sub, "strangers");
        using var browser = api.Browser();

        Assert.Equal("/sign-in", await browser.SignIn(sub));
        Assert.Equal(WorkspaceRole.Analyst, await api.Host.RoleOf(person));
    }

    [Fact]
    public async Task The_last_owner_stays_one()
    {
        var (sub, workspace) = (SignOnApi.NewSub(), Guid.NewGuid());
        var settings = api.Provider.Settings();
        settings["SignOn:Providers:contoso:WorkspaceId"] = workspace.ToString();
        await using var host = await ApiHost.Start(postgres, settings);
        await host.Query(db => db.Add(new Workspace { Id = workspace, Name = "Contoso", CreatedAt = DateTimeOffset.UnixEpoch }).Context.SaveChangesAsync());
        foreach (var group in (string[])["bosses", "makers", "strangers"])
        {
            await api.Provider.HaveIn(sub, group);
            using var browser = new ProviderBrowser(host, api.Provider);

            Assert.Equal("/sign-in", await browser.SignIn(sub));
            Assert.Equal([WorkspaceRole.Owner], await host.Query(db => db.Members.Where(member => member.WorkspaceId == workspace).Select(member => member.Role).ToListAsync()));
        }
    }

    [Fact]
    public async Task A_full_workspace_takes_nobody()
    {
        var sub = SignOnApi.NewSub();
        await api.Provider.HaveIn(sub, "makers");
        var settings = api.Provider.Settings();
        settings["Quotas:Members"] = "1";
        await using var host = await ApiHost.Start(postgres, settings);
        using var browser = new ProviderBrowser(host, api.Provider);

        Assert.Contains("no room", await browser.Read(await browser.SignIn(sub)), StringComparison.Ordinal);
        Assert.Null(await host.PersonOf(sub));
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-6.8.1")]
    public async Task An_account_with_the_same_address_is_not_got_into()
    {
        var sub = SignOnApi.NewSub();
        var local = await api.Host.People.AddWithPassword(Password, WorkspaceRole.Viewer);
        await api.Provider.Have(sub, new(StringComparer.Ordinal) { ["email"] = local.Email!.ToUpperInvariant(), ["email_verified"] = true, ["groups"] = new[] { "chiefs" } });
        using var browser = api.Browser();

        var end = await browser.SignIn(sub);

        Assert.Contains("Sign in to it with its password, or as you did before, then link Contoso", await browser.Read(end), StringComparison.Ordinal);
        Assert.False(browser.IsSignedIn);
        Assert.Null(await api.Host.PersonOf(sub));
        Assert.Equal(WorkspaceRole.Viewer, await api.Host.RoleOf(local.Id));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(false)]
    [Trait("ASVS", "v5.0.0-6.8.1")]
    public async Task An_address_that_the_provider_does_not_vouch_for_makes_no_account(bool? isVerified)
    {
        var sub = SignOnApi.NewSub();
        var claims = new Dictionary<string, object>(StringComparer.Ordinal) { ["email"] = $"{sub}@contoso.test", ["groups"] = new[] { "makers" } };
        if (isVerified is { } said)
        {
            claims["email_verified"] = said;
        }

        await api.Provider.Have(sub, claims);
        using var browser = api.Browser();

        Assert.Contains("no confirmed e-mail address", await browser.Read(await browser.SignIn(sub)), StringComparison.Ordinal);
        Assert.Null(await api.Host.PersonOf(sub));
    }

    [Fact]
    public async Task Who_is_in_none_of_the_groups_gets_no_account()
    {
        var sub = SignOnApi.NewSub();
        await api.Provider.HaveIn(sub, "strangers");
        using var browser = api.Browser();

        Assert.Contains("do not give you access", await browser.Read(await browser.SignIn(sub)), StringComparison.Ordinal);
        Assert.Null(await api.Host.PersonOf(sub));
    }

    [Fact]
    public async Task An_account_that_the_provider_decides_about_gets_no_password_and_no_passkey()
    {
        var sub = SignOnApi.NewSub();
        await api.Provider.HaveIn(sub, "makers");
        using var browser = api.Browser();
        await browser.SignIn(sub);

        await browser.Here.Submit("/account/forgotten-password", ("Form.Email", $"{sub}@contoso.test"));
        var mail = await api.MailTo($"{sub}@contoso.test");
        Assert.Contains("Your account has none", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("reset-password", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("has no password", await browser.Read(await browser.Prove(sub, "/account/security/password")), StringComparison.Ordinal);
        var passkey = await browser.Here.Send("/account/security/passkeys", "add", ("Credential.Name", "Mine"), ("Credential.Json", "{}")).Page();
        Assert.Contains("Add a passkey there", passkey, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_first_sign_ins_of_one_person_at_once_make_one_account()
    {
        var sub = SignOnApi.NewSub();
        await api.Provider.HaveIn(sub, "makers");
        var browsers = Enumerable.Range(0, 4).Select(_ => api.Browser()).ToList();

        var ends = await Task.WhenAll(browsers.Select(browser => browser.SignIn(sub)));

        Assert.All(ends, end => Assert.Equal("/sign-in", end));
        Assert.NotNull(await api.Host.PersonOf(sub));
        browsers.ForEach(browser => browser.Dispose());
    }

    [Fact]
    public async Task What_was_given_in_a_workspace_that_the_setting_named_before_ends()
    {
        var (sub, before) = (SignOnApi.NewSub(), await api.Host.People.AddWorkspace());
        await api.Provider.HaveIn(sub, "makers");
        using (var first = api.Browser())
        {
            await first.SignIn(sub);
        }

        var person = (await api.Host.PersonOf(sub))!.Id;
        await api.Host.Query(db => db.Add(Member.Join(before, person, WorkspaceRole.Editor, "contoso", DateTimeOffset.UnixEpoch)).Context.SaveChangesAsync());
        using var browser = api.Browser();
        await browser.SignIn(sub);

        Assert.Equal([Workspace.BuiltInId], await api.Host.Query(db => db.Members.Where(member => member.PersonId == person).Select(member => member.WorkspaceId).ToListAsync()));
    }
}
