using System.Net;
using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.JsonWebTokens;
using Trae.Api.Data;
using Trae.Api.Features.Identity;
using Trae.Contracts;
using Trae.Tests.Api;

namespace Trae.Tests.Identity;

public sealed class SignInTests(SharedApi shared) : IClassFixture<SharedApi>, IAsyncLifetime
{
    private const string Password = "correct horse battery";
    private static readonly SemaphoreSlim Registering = new(1);

    private ApiHost Api { get; } = shared.Host;

    public async ValueTask InitializeAsync()
    {
        await Registering.WaitAsync();
        try
        {
            if (!await Api.Query(db => Task.FromResult(db.Set<OpenIddict.EntityFrameworkCore.Models.OpenIddictEntityFrameworkCoreApplication<Guid>>().Any())))
            {
                await AccountBrowser.Register(Api);
            }
        }
        finally
        {
            Registering.Release();
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_browser_is_sent_to_sign_in_and_comes_back_with_a_code_for_tokens_that_the_api_takes()
    {
        var person = await Api.People.AddWithPassword(Password, WorkspaceRole.Viewer);
        using var browser = new AccountBrowser(Api);
        var asked = await browser.Get(browser.AuthorizeAddress());
        Assert.StartsWith("/account/sign-in?returnUrl=%2Fconnect%2Fauthorize", asked.Headers.Location!.ToString(), StringComparison.Ordinal);

        var signedIn = await browser.Submit(asked.Headers.Location.ToString(), ("Form.Email", person.Email!), ("Form.Password", Password));
        Assert.StartsWith("/connect/authorize?", signedIn.Headers.Location!.PathAndQueryOf(), StringComparison.Ordinal);
        var tokens = await browser.Redeem(await browser.Code());

        var access = tokens.GetProperty("access_token").GetString()!;
        var token = new JsonWebToken(access);
        Assert.Equal(("at+jwt", "RS256"), (token.Typ, token.Alg));
        Assert.Equal((OpenIdServer.ApiAudience, person.Id.ToString()), (Assert.Single(token.Audiences), token.Subject));
        Assert.Equal(TimeSpan.FromMinutes(10), token.ValidTo - token.IssuedAt);
        var identity = new JsonWebToken(tokens.GetProperty("id_token").GetString());
        Assert.Equal(person.Email, identity.GetClaim("email").Value);

        await (await Api.People.With(access).GetAsync("/api/v1/videos")).Read<PageDto<VideoDto>>();
        await (await Api.People.With(identity.EncodedToken).GetAsync("/api/v1/videos")).Refused(HttpStatusCode.Unauthorized, "sign-in-required");
    }

    [Fact]
    public async Task The_sign_in_cookie_is_bound_to_its_host_and_hidden_from_script()
    {
        var person = await Api.People.AddWithPassword(Password);
        using var browser = new AccountBrowser(Api);

        var response = await browser.SignIn(person.Email!, Password);

        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"), set => set.StartsWith("__Host-trae-account=", StringComparison.Ordinal));
        Assert.Contains("; path=/;", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; secure;", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("https://evil.example/", "/sign-in")]
    [InlineData("//evil.example/", "/sign-in")]
    [InlineData("/\\evil.example/", "/sign-in")]
    [InlineData("/new?a=b", "/new?a=b")]
    public async Task Nobody_is_sent_to_another_site(string returnUrl, string expected)
    {
        var person = await Api.People.AddWithPassword(Password);
        using var browser = new AccountBrowser(Api);

        var response = await browser.SignIn(person.Email!, Password, returnUrl);

        var location = response.Headers.Location!;
        Assert.Equal(expected, location.PathAndQueryOf());
        Assert.True(!location.IsAbsoluteUri || Api.Origin.StartsWith(location.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_person_look_alike()
    {
        var person = await Api.People.AddWithPassword(Password);
        using var browser = new AccountBrowser(Api);

        var wrong = await (await browser.SignIn(person.Email!, "not the password")).Content.ReadAsStringAsync();
        var unknown = await (await browser.SignIn("nobody@trae.test", "not the password")).Content.ReadAsStringAsync();

        Assert.Contains("This did not work.", wrong, StringComparison.Ordinal);
        Assert.Contains("This did not work.", unknown, StringComparison.Ordinal);
        Assert.DoesNotContain(Schemes.AccountCookie, browser.Cookies.Keys, StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_anti_forgery_token_is_refused()
    {
        var person = await Api.People.AddWithPassword(Password);
        using var browser = new AccountBrowser(Api);

        var response = await browser.Post("/account/sign-in", ("_handler", "sign-in"), ("Form.Email", person.Email!), ("Form.Password", Password));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.DoesNotContain(Schemes.AccountCookie, browser.Cookies.Keys, StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_refresh_token_works_once_and_its_reuse_ends_the_whole_family()
    {
        var person = await Api.People.AddWithPassword(Password, WorkspaceRole.Viewer);
        using var browser = new AccountBrowser(Api);
        await browser.SignIn(person.Email!, Password);
        var first = await browser.Redeem(await browser.Code());
        var second = await browser.Refresh(first.GetProperty("refresh_token").GetString()!);
        using var api = Api.People.With(second.GetProperty("access_token").GetString()!);
        await (await api.GetAsync("/api/v1/videos")).Read<PageDto<VideoDto>>();

        var replayed = await browser.Refresh(first.GetProperty("refresh_token").GetString()!, HttpStatusCode.BadRequest);

        Assert.Equal("invalid_grant", replayed.GetProperty("error").GetString());
        await browser.Refresh(second.GetProperty("refresh_token").GetString()!, HttpStatusCode.BadRequest);
        await (await api.GetAsync("/api/v1/videos")).Refused(HttpStatusCode.Unauthorized, "sign-in-required");
    }

    [Fact]
    public async Task A_code_works_once_and_needs_its_verifier()
    {
        var person = await Api.People.AddWithPassword(Password);
        using var browser = new AccountBrowser(Api);
        await browser.SignIn(person.Email!, Password);
        var code = await browser.Code();
        await browser.Token(
            HttpStatusCode.BadRequest, ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", AccountBrowser.RedirectUri), ("code_verifier", new string('x', 43)));

        await browser.Redeem(code);
        await browser.Redeem(code, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Userinfo_tells_what_the_scopes_allow()
    {
        var person = await Api.People.AddWithPassword(Password);
        using var browser = new AccountBrowser(Api);
        await browser.SignIn(person.Email!, Password);
        var tokens = await browser.Redeem(await browser.Code());
        var request = new HttpRequestMessage(HttpMethod.Get, "/connect/userinfo")
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", tokens.GetProperty("access_token").GetString()) },
        };

        var claims = await (await browser.Send(request)).Read<Dictionary<string, object>>();

        Assert.Equal((person.Id.ToString(), person.Email), (claims["sub"].ToString(), claims["email"].ToString()));
    }

    [Fact]
    public async Task Signing_out_sends_the_browser_back_to_its_client()
    {
        var person = await Api.People.AddWithPassword(Password);
        using var browser = new AccountBrowser(Api);
        await browser.SignIn(person.Email!, Password);
        var tokens = await browser.Redeem(await browser.Code());

        var response = await browser.Get(
            $"/connect/endsession?id_token_hint={tokens.GetProperty("id_token").GetString()}&post_logout_redirect_uri={Uri.EscapeDataString(AccountBrowser.LoggedOutUri)}");

        Assert.StartsWith(AccountBrowser.LoggedOutUri, response.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Schemes.AccountCookie, browser.Cookies.Keys, StringComparer.Ordinal);
        await browser.Refresh(tokens.GetProperty("refresh_token").GetString()!, HttpStatusCode.BadRequest);
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-10.6.2")]
    public async Task Another_site_or_another_persons_token_signs_nobody_out()
    {
        var (person, other) = (await Api.People.AddWithPassword(Password), await Api.People.AddWithPassword(Password));
        using var browser = new AccountBrowser(Api);
        using var others = new AccountBrowser(Api);
        await browser.SignIn(person.Email!, Password);
        await others.SignIn(other.Email!, Password);
        var theirs = await others.Redeem(await others.Code());

        foreach (var query in (string[])["", $"?id_token_hint={theirs.GetProperty("id_token").GetString()}"])
        {
            Assert.Equal("/account/sign-out", (await browser.Get("/connect/endsession" + query)).Headers.Location!.PathAndQueryOf());
            Assert.Contains(Schemes.AccountCookie, browser.Cookies.Keys, StringComparer.Ordinal);
        }
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-10.4.8")]
    public async Task Renewing_does_not_make_a_session_longer()
    {
        var person = await Api.People.AddWithPassword(Password);
        using var browser = new AccountBrowser(Api);
        await browser.SignIn(person.Email!, Password);
        var tokens = await browser.Redeem(await browser.Code());
        await browser.Refresh(tokens.GetProperty("refresh_token").GetString()!);

        var subject = person.Id.ToString();
        var ends = await Api.Query(db => db.Set<OpenIddict.EntityFrameworkCore.Models.OpenIddictEntityFrameworkCoreToken<Guid>>()
            .Where(token => token.Subject == subject && token.Type == OpenIddict.Abstractions.OpenIddictConstants.TokenTypeIdentifiers.RefreshToken)
            .Select(token => token.ExpirationDate)
            .ToListAsync());

        Assert.Equal(2, ends.Count);
        Assert.Equal(ends[0], ends[1]);
    }

    [Fact]
    public async Task The_discovery_document_says_what_there_is()
    {
        var document = await (await Api.Anonymous.GetAsync("/.well-known/openid-configuration")).Read<Dictionary<string, System.Text.Json.JsonElement>>();

        Assert.Equal(Api.Origin, document["issuer"].GetString());
        Assert.Equal(["S256"], document["code_challenge_methods_supported"].EnumerateArray().Select(method => method.GetString()));
        Assert.Equal(["code"], document["response_types_supported"].EnumerateArray().Select(type => type.GetString()));
        var keys = await (await Api.Anonymous.GetAsync(document["jwks_uri"].GetString())).Read<System.Text.Json.JsonElement>();
        Assert.All(keys.GetProperty("keys").EnumerateArray(), key => Assert.False(key.TryGetProperty("d", out _)));
    }
}

internal static class Locations
{
    public static string PathAndQueryOf(this Uri location) => location.IsAbsoluteUri ? location.PathAndQuery : location.ToString();
}
