using System.Net;
using System.Web;
using Trae.Api.Features.Identity;
using Trae.Tests.Api;
using Trae.Tests.Hosting;

namespace Trae.Tests.SignOn;

/// <summary>Answers of a provider that are errors, or lies, or somebody else's: each ends on the sign-in page with a sentence, and nobody is signed in.</summary>
public sealed class ProviderAttackTests(SignOnApi api, PostgresServer postgres) : IClassFixture<SignOnApi>
{
    [Fact]
    [Trait("ASVS", "v5.0.0-10.2.1")]
    public async Task The_request_is_pushed_to_the_provider_unseen_by_the_browser_and_its_cookies_are_bound_to_the_host()
    {
        using var browser = api.Browser();

        var address = HttpUtility.ParseQueryString((await browser.Start()).Query);

        // The provider takes no request without a challenge (PKCE); the state comes back, and the nonce in the token: see below.
        Assert.Equal(["client_id", "request_uri"], address.AllKeys.Where(key => !key!.StartsWith("x-client", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.All(browser.Here.Cookies.Keys.Where(name => name != "trae-account-form"), name => Assert.StartsWith("__Host-trae-sign-on-", name, StringComparison.Ordinal));
        Assert.Equal(3, browser.Here.Cookies.Count);
    }

    [Fact]
    public async Task Who_says_no_at_the_provider_is_told_so_and_keeps_the_page_asked_for()
    {
        using var browser = api.Browser();

        var end = await browser.Return(await browser.GoThere(await browser.Start(returnUrl: "/videos"), login: null));

        Assert.StartsWith("/account/sign-in?returnUrl=%2Fvideos&", end, StringComparison.Ordinal);
        await Refused(browser, end, "you or it said no");
    }

    [Fact]
    public async Task An_error_of_the_provider_is_a_sentence()
    {
        using var browser = api.Browser();
        var state = HttpUtility.ParseQueryString((await browser.GoThere(await browser.Start(), login: null)).Query)["state"];

        var end = await browser.Return(Callback($"error=server_error&error_description=%3Cscript%3Ealert(1)%3C%2Fscript%3E&state={Uri.EscapeDataString(state!)}"));

        await Refused(browser, end, "Contoso did not sign you in");
        Assert.DoesNotContain("alert(1)", await browser.Read(end), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("state=")]
    [InlineData("state=nonsense&code=nonsense")]
    [InlineData("")]
    [InlineData("id_token=a.b.c&access_token=x&state=y")]
    [Trait("ASVS", "v5.0.0-10.1.2")]
    public async Task An_answer_that_nobody_asked_for_is_refused(string query)
    {
        using var browser = api.Browser();
        await browser.Start();

        await Refused(browser, await browser.Return(Callback(query)), null);
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-10.2.1")]
    public async Task A_state_that_was_changed_or_is_anothers_is_refused()
    {
        var sub = SignOnApi.NewSub();
        await api.Provider.HaveIn(sub, "makers");
        using var browser = api.Browser();
        using var victim = api.Browser();
        var callback = await browser.GoThere(await browser.Start(), sub);
        await victim.Start();
        var changed = callback.PathAndQuery.Replace("&state=", "&state=A", StringComparison.Ordinal);

        // A stranger's whole answer, given to somebody else's browser: that one would act in the stranger's account.
        await Refused(victim, await victim.Return(callback), "Start again");
        await Refused(browser, await browser.Return(new Uri(callback, changed)), "Start again");
        Assert.Equal("/sign-in", await browser.Return(callback));
    }

    [Fact]
    public async Task An_answer_counts_once()
    {
        var sub = SignOnApi.NewSub();
        await api.Provider.HaveIn(sub, "makers");
        using var browser = api.Browser();
        var callback = await browser.GoThere(await browser.Start(), sub);
        var before = new Dictionary<string, string>(browser.Here.Cookies, StringComparer.Ordinal);
        Assert.Equal("/sign-in", await browser.Return(callback));
        browser.Here.Cookies.Remove(Schemes.AccountCookie);
        await Refused(browser, await browser.Return(callback), "Start again");

        // Even with the cookies that it came with, whoever kept them.
        foreach (var (name, value) in before)
        {
            browser.Here.Cookies[name] = value;
        }

        await Refused(browser, await browser.Return(callback), "Contoso did not sign you in");
    }

    [Theory]
    [InlineData("aud", "another-client")]
    [InlineData("iss", "https://evil.example")]
    [InlineData("nonce", "another")]
    [InlineData("nonce", null)]
    [InlineData("exp", 1_700_000_000)]
    [InlineData("sub", "somebody-else")]
    [InlineData("sub", null)]
    [Trait("ASVS", "v5.0.0-9.2.3")]
    public async Task An_identity_token_that_was_not_made_for_this_sign_in_is_refused(string claim, object? value) =>
        await RefusedWith(new(StringComparer.Ordinal) { [claim] = value });

    [Fact]
    [Trait("ASVS", "v5.0.0-9.1.1")]
    public async Task An_identity_token_signed_by_another_key_is_refused() => await RefusedWith(new(StringComparer.Ordinal), isForeign: true);

    [Fact]
    public async Task Groups_that_are_too_many_to_be_listed_take_no_role_away()
    {
        var sub = SignOnApi.NewSub();
        await api.Provider.HaveIn(sub, "makers");
        using (var before = api.Browser())
        {
            await before.SignIn(sub);
        }

        using var browser = api.Browser();
        var end = await Forged(browser, sub, new(StringComparer.Ordinal) { ["hasgroups"] = "true" }, isForeign: false);

        await Refused(browser, end, "too many");
        Assert.Equal(WorkspaceRole.Editor, await api.Host.RoleOf((await api.Host.PersonOf(sub))!.Id));
    }

    [Theory]
    [InlineData("SignOn:Providers:contoso:Authority", "http://127.0.0.1:1", "Contoso does not answer")]
    [InlineData("SignOn:Providers:contoso:ClientSecret", "not the secret that it has", "Contoso did not sign you in")]
    public async Task A_provider_that_does_not_answer_or_does_not_know_us_is_told_of(string setting, string value, string sentence)
    {
        var settings = api.Provider.Settings();
        settings[setting] = value;
        await using var host = await ApiHost.Start(postgres, settings);
        using var browser = new ProviderBrowser(host, api.Provider);

        await Refused(browser, (await browser.Start()).ToString(), sentence);
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-3.5.1")]
    public async Task Another_sites_form_sends_nobody_to_a_provider()
    {
        using var browser = api.Browser();

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Here.Post("/account/sign-on/contoso", ("returnUrl", "/"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Here.Post("/account/sign-on/contoso/link")).StatusCode);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    public async Task Nobody_is_sent_to_another_site(string returnUrl)
    {
        var sub = SignOnApi.NewSub();
        await api.Provider.HaveIn(sub, "makers");
        using var browser = api.Browser();

        Assert.Equal("/sign-in", await browser.SignIn(sub, returnUrl: returnUrl));
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-3.4.3")]
    public async Task Forms_lead_to_providers_without_encryption_only_where_one_is_configured()
    {
        var settings = api.Provider.Settings();
        settings["SignOn:Providers:contoso:Authority"] = "http://keycloak.test:8080/realms/trae";
        await using var host = await ApiHost.Start(postgres, settings);

        Assert.Contains("form-action 'self' https: http://127.0.0.1:* http://localhost:* http://keycloak.test:8080", await Policy(host), StringComparison.Ordinal);
        Assert.DoesNotContain("keycloak", await Policy(api.Host), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_address_says_is_never_a_sentence_of_ours()
    {
        using var browser = api.Browser();

        var page = await browser.Read("/account/sign-in?fault=%3Cb%3EPay%20here&provider=%3Cb%3EPay%20here");

        Assert.DoesNotContain("Pay here", page.Split("<form")[0], StringComparison.Ordinal);
    }

    private static async Task<string> Policy(ApiHost host) =>
        (await host.Anonymous.GetAsync("/account/sign-in")).Headers.GetValues("Content-Security-Policy").Single();

    private Uri Callback(string query) => new($"{api.Host.Origin}account/sign-on/contoso/callback?{query}");

    private async Task RefusedWith(Dictionary<string, object?> claims, bool isForeign = false)
    {
        var sub = SignOnApi.NewSub();
        await api.Provider.HaveIn(sub, "makers");
        using var browser = api.Browser();

        await Refused(browser, await Forged(browser, sub, claims, isForeign), "Contoso did not sign you in");
        Assert.Null(await api.Host.PersonOf(sub));
    }

    // Tests of one class run one after another, so nobody else gets the lie.
    private async Task<string> Forged(ProviderBrowser browser, string sub, Dictionary<string, object?> claims, bool isForeign)
    {
        await api.Provider.Forge(claims, isForeign);
        try
        {
            return await browser.SignIn(sub);
        }
        finally
        {
            await api.Provider.Forge(null);
        }
    }

    private static async Task Refused(ProviderBrowser browser, string end, string? sentence)
    {
        Assert.StartsWith("/account/sign-in?", end, StringComparison.Ordinal);
        Assert.Contains("role=\"alert\">", await browser.Read(end), StringComparison.Ordinal);
        Assert.Contains(sentence ?? "again", await browser.Read(end), StringComparison.Ordinal);
        Assert.False(browser.IsSignedIn);
    }
}
