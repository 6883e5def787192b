using System.Net;
using System.Web;
using Microsoft.EntityFrameworkCore;
using Trae.Tests.Api;
using Trae.Tests.Hosting;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Trae.Tests.Identity;

public sealed class AuthorizationServerTests(PostgresServer postgres) : ApiTest(postgres)
{
    private const string Password = "correct horse battery";

    [Theory]
    [InlineData("http://127.0.0.1:5999/callback/")]
    [InlineData("http://127.0.0.1:5999/callback?next=evil")]
    [InlineData("http://127.0.0.1:5999/CALLBACK")]
    [InlineData("http://127.0.0.1:5999/callback#x")]
    [InlineData("http://evil.example/callback")]
    [InlineData("http://127.0.0.1:5999@evil.example/callback")]
    [Trait("ASVS", "v5.0.0-10.4.1")]
    public async Task Only_the_registered_address_gets_a_code(string redirectUri)
    {
        using var browser = await SignedIn();

        var response = await browser.Get(browser.AuthorizeAddress().Replace(
            Uri.EscapeDataString(AccountBrowser.RedirectUri), Uri.EscapeDataString(redirectUri), StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Null(response.Headers.Location);
    }

    [Theory]
    [InlineData("code_challenge_method=S256", "code_challenge_method=plain")]
    [InlineData("&code_challenge_method=S256", "")]
    [InlineData("response_type=code", "response_type=token")]
    [InlineData("response_type=code", "response_type=id_token")]
    [InlineData("scope=openid", "scope=admin")]
    [Trait("ASVS", "v5.0.0-10.4.4")]
    [Trait("ASVS", "v5.0.0-10.4.6")]
    [Trait("ASVS", "v5.0.0-10.4.11")]
    public async Task What_the_client_may_not_ask_for_gets_no_code(string part, string instead)
    {
        using var browser = await SignedIn();

        var response = await browser.Get(browser.AuthorizeAddress().Replace(part, instead, StringComparison.Ordinal));

        Assert.DoesNotContain("code=", response.Headers.Location?.ToString() ?? "", StringComparison.Ordinal);
        Assert.DoesNotContain("token=", response.Headers.Location?.ToString() ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("password")]
    [InlineData("client_credentials")]
    [InlineData("urn:ietf:params:oauth:grant-type:device_code")]
    [Trait("ASVS", "v5.0.0-10.4.4")]
    public async Task A_client_for_people_gets_no_token_otherwise(string grant)
    {
        using var browser = await SignedIn();

        var refused = await browser.Token(HttpStatusCode.BadRequest, ("grant_type", grant), ("username", "a"), ("password", "b"), ("scope", "api"));

        Assert.Contains(refused.GetProperty("error").GetString(), (string[])["unsupported_grant_type", "unauthorized_client"]);
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-10.4.2")]
    public async Task A_code_that_comes_twice_ends_what_it_gave()
    {
        using var browser = await SignedIn(WorkspaceRole.Viewer);
        var code = await browser.Code();
        var tokens = await browser.Redeem(code);

        await browser.Redeem(code, HttpStatusCode.BadRequest);

        await browser.Refresh(tokens.GetProperty("refresh_token").GetString()!, HttpStatusCode.BadRequest);
        await (await Api.People.With(tokens.GetProperty("access_token").GetString()!).GetAsync("/api/v1/videos")).Refused(HttpStatusCode.Unauthorized, "sign-in-required");
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_told_so_where_nobody_may_be_asked()
    {
        await AccountBrowser.Register(Api);
        using var browser = new AccountBrowser(Api);

        var response = await browser.Get(browser.AuthorizeAddress("&prompt=none"));

        Assert.Equal("login_required", HttpUtility.ParseQueryString(response.Headers.Location!.Query)["error"]);
    }

    [Fact]
    public async Task A_client_of_others_needs_the_persons_consent()
    {
        using var browser = await SignedIn(consent: ConsentTypes.Explicit);

        var response = await browser.Get(browser.AuthorizeAddress());

        Assert.StartsWith("/account/consent?returnUrl=", response.Headers.Location!.PathAndQueryOf(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-8.3.2")]
    public async Task A_new_security_stamp_ends_every_session()
    {
        using var browser = await SignedIn();
        var tokens = await browser.Redeem(await browser.Code());

        await Api.Query(db => db.Users.ExecuteUpdateAsync(person => person.SetProperty(p => p.SecurityStamp, "another")));

        await browser.Refresh(tokens.GetProperty("refresh_token").GetString()!, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_new_key_is_announced_then_signs_and_the_old_one_still_counts_without_a_restart()
    {
        var person = await Api.People.Add(WorkspaceRole.Viewer);
        var old = Api.People.TokenOf(person);
        var keys = (Trae.Api.Features.Identity.ServerKeys)Api.Services.GetService(typeof(Trae.Api.Features.Identity.ServerKeys))!;
        var first = keys.Ring.Signing.Single().KeyId;

        await Age(31);
        Assert.Equal([first, keys.Ring.Signing[1].KeyId], keys.Ring.Signing.Select(key => key.KeyId));
        var second = keys.Ring.Signing[1].KeyId;
        Assert.Contains(second, await Api.Anonymous.GetStringAsync("/.well-known/jwks"), StringComparison.Ordinal);

        await Age(2);
        Assert.Equal(second, keys.Ring.Signing[0].KeyId);
        Assert.Equal(second, new Microsoft.IdentityModel.JsonWebTokens.JsonWebToken(Api.People.TokenOf(person)).Kid);
        Assert.Equal(HttpStatusCode.OK, (await Api.People.With(Api.People.TokenOf(person)).GetAsync("/api/v1/videos")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Api.People.With(old).GetAsync("/api/v1/videos")).StatusCode);

        await Age(20);
        Assert.Equal(second, keys.Ring.Signing.Single().KeyId);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Api.People.With(old).GetAsync("/api/v1/videos")).StatusCode);

        Task<int> Age(int days) => Api.Query(async db =>
        {
            await db.Database.ExecuteSqlAsync($"update server_keys set created_at = created_at - make_interval(days => {days})");
            await keys.Renew(db, CancellationToken.None);

            return 0;
        });
    }

    private async Task<AccountBrowser> SignedIn(WorkspaceRole? role = null, string consent = ConsentTypes.Implicit)
    {
        await AccountBrowser.Register(Api, consent);
        var person = await Api.People.AddWithPassword(Password, role);
        var browser = new AccountBrowser(Api);
        await browser.SignIn(person.Email!, Password);

        return browser;
    }
}
