using System.Net;
using Trae.Api.Data;
using Trae.Api.Features.SignOn;
using Trae.Tests.Api;
using Trae.Tests.Identity;

namespace Trae.Tests.SignOn;

public sealed class LinkedSignInTests(SignOnApi api) : IClassFixture<SignOnApi>
{
    private const string Password = "correct horse battery";

    [Fact]
    public async Task A_provider_that_its_person_linked_signs_in_to_the_account_and_gives_what_its_groups_give()
    {
        var (person, sub) = (await api.Host.People.AddWithPassword(Password), SignOnApi.NewSub());
        await api.Provider.Have(sub, new(StringComparer.Ordinal) { ["email"] = person.Email!, ["email_verified"] = true, ["groups"] = new[] { "makers" } });
        await Link(person, sub);

        using var browser = api.Browser();
        Assert.Equal("/videos", await browser.SignIn(sub, returnUrl: "/videos"));

        Assert.Contains(person.Email!, await browser.Read("/account/profile"), StringComparison.Ordinal);
        Assert.Equal(WorkspaceRole.Editor, await api.Host.RoleOf(person.Id));
        Assert.Contains("sign-in.linked", await api.Host.AuditOf(person.Id), StringComparer.Ordinal);
        Assert.Contains("member.joined (Editor by groups of contoso)", await api.Host.AuditOf(person.Id), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Unlinking_takes_what_the_provider_gave_and_closes_that_way_in()
    {
        var (person, sub) = (await api.Host.People.AddWithPassword(Password), SignOnApi.NewSub());
        await api.Provider.Have(sub, new(StringComparer.Ordinal) { ["email"] = person.Email!, ["email_verified"] = true, ["groups"] = new[] { "makers" } });
        using var browser = await Link(person, sub);

        await browser.Here.Send(SignOnRequest.Links, "unlink-contoso");

        Assert.Null(await api.Host.PersonOf(sub));
        Assert.Null(await api.Host.RoleOf(person.Id));
        Assert.Contains("sign-in.unlinked", await api.Host.AuditOf(person.Id), StringComparer.Ordinal);
        using var again = api.Browser();
        Assert.Contains("fault=AccountExists", await again.SignIn(sub), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_only_way_in_stays_linked()
    {
        var sub = SignOnApi.NewSub();
        await api.Provider.HaveIn(sub, "makers");
        using var browser = api.Browser();
        await browser.SignIn(sub);

        // The provider's session is old by now, as far as we know: it has to ask again.
        Assert.StartsWith("/account/confirm-identity?", (await browser.Here.Get(SignOnRequest.Links)).Headers.Location!.PathAndQueryOf(), StringComparison.Ordinal);
        Assert.Equal(SignOnRequest.Links, await browser.Prove(sub, SignOnRequest.Links));
        var page = await browser.Here.Send(SignOnRequest.Links, "unlink-contoso").Page();

        Assert.Contains("only way into your account", page, StringComparison.Ordinal);
        Assert.NotNull(await api.Host.PersonOf(sub));
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-7.5.1")]
    public async Task A_provider_that_asks_nobody_again_proves_nothing()
    {
        var sub = SignOnApi.NewSub();
        await api.Provider.HaveIn(sub, "makers");
        using var browser = api.Browser();
        await browser.SignIn(sub);
        var anHourAgo = TimeProvider.System.GetUtcNow().AddHours(-1).ToUnixTimeSeconds();
        foreach (var time in (object?[])[null, anHourAgo])
        {
            await api.Provider.Forge(new(StringComparer.Ordinal) { ["auth_time"] = time });
            var end = await browser.Prove(sub, SignOnRequest.Links);
            await api.Provider.Forge(null);

            Assert.StartsWith("/account/confirm-identity?", end, StringComparison.Ordinal);
            Assert.Contains("does not say when it last asked", await browser.Read(end), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.SeeOther, (await browser.Here.Get(SignOnRequest.Links)).StatusCode);
        }
    }

    [Fact]
    public async Task What_signs_in_to_one_account_is_not_linked_to_another()
    {
        var (person, other, sub) = (await api.Host.People.AddWithPassword(Password), await api.Host.People.AddWithPassword(Password), SignOnApi.NewSub());
        await api.Provider.HaveIn(sub, "makers");
        using var first = await Link(person, sub);
        using var browser = api.Browser();
        await browser.Here.SignIn(other.Email!, Password);

        var end = await browser.Return(await browser.GoThere(await browser.Start(page: SignOnRequest.Links, action: "/link"), sub));

        Assert.Contains("signs in to another account", await browser.Read(end), StringComparison.Ordinal);
        Assert.Equal(person.Id, (await api.Host.PersonOf(sub))!.Id);
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-6.8.1")]
    public async Task A_link_that_one_person_began_is_not_made_for_another_in_the_same_browser()
    {
        var (person, other, sub) = (await api.Host.People.AddWithPassword(Password), await api.Host.People.AddWithPassword(Password), SignOnApi.NewSub());
        await api.Provider.HaveIn(sub, "makers");
        using var browser = api.Browser();
        await browser.Here.SignIn(person.Email!, Password);
        var callback = await browser.GoThere(await browser.Start(page: SignOnRequest.Links, action: "/link"), sub);
        await browser.Here.SignIn(other.Email!, Password);

        Assert.Contains("fault=Outdated", await browser.Return(callback), StringComparison.Ordinal);
        Assert.Null(await api.Host.PersonOf(sub));
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-7.5.1")]
    public async Task Linking_needs_a_fresh_sign_in_and_its_form()
    {
        var person = await api.Host.People.AddWithPassword(Password);
        using var browser = api.Browser();
        await browser.Here.SignIn(person.Email!, Password);

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Here.Post("/account/sign-on/contoso/link")).StatusCode);
        Assert.Equal(SignOnRequest.Links, await browser.Here.Get("/account/sign-on/contoso/link").Location());
    }

    /// <summary>Signs in with the password, and links.</summary>
    private async Task<ProviderBrowser> Link(Person person, string sub)
    {
        var browser = api.Browser();
        await browser.Here.SignIn(person.Email!, Password);
        var end = await browser.Return(await browser.GoThere(await browser.Start(page: SignOnRequest.Links, action: "/link"), sub));

        Assert.Equal(SignOnRequest.Links, end);
        Assert.Contains("Contoso", (await browser.Read(end)).Split("Unlink")[0], StringComparison.Ordinal);

        return browser;
    }
}
