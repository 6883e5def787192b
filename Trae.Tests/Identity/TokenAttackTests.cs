using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;
using Trae.Api.Data;
using Trae.Contracts;
using Trae.Tests.Api;
using Base64Url = System.Buffers.Text.Base64Url;

namespace Trae.Tests.Identity;

/// <summary>Tokens that are not what they seem.</summary>
public sealed class TokenAttackTests(SharedApi shared) : IClassFixture<SharedApi>, IAsyncLifetime
{
    private Person _owner = null!;

    private ApiHost Api { get; } = shared.Host;

    public async ValueTask InitializeAsync() => _owner = await Api.People.Add(WorkspaceRole.Owner);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_token_of_ours_is_taken()
    {
        await (await Api.People.With(Api.People.TokenOf(_owner)).GetAsync("/api/v1/videos")).Read<PageDto<VideoDto>>();
    }

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("nOnE")]
    [Trait("ASVS", "v5.0.0-9.1.2")]
    [Trait("OWASP", "API2:2023")]
    public async Task A_token_without_a_signature_is_refused(string algorithm)
    {
        var parts = Api.People.TokenOf(_owner).Split('.');
        var header = Encode(new { alg = algorithm, typ = "at+jwt" });

        await Refused($"{header}.{parts[1]}.");
        await Refused($"{header}.{parts[1]}.{parts[2]}");
        await Refused($"{parts[0]}.{parts[1]}.");
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-9.1.2")]
    public async Task Our_public_key_is_no_secret_to_sign_with()
    {
        var key = (RsaSecurityKey)Server.SigningCredentials[0].Key;
        var parts = Api.People.TokenOf(_owner).Split('.');
        foreach (var secret in (byte[][])[
            System.Text.Encoding.ASCII.GetBytes(key.Rsa.ExportSubjectPublicKeyInfoPem()), key.Rsa.ExportSubjectPublicKeyInfo(), key.Rsa.ExportRSAPublicKey(), key.Rsa.ExportParameters(false).Modulus!])
        {
            var content = $"{Encode(new { alg = "HS256", typ = "at+jwt", kid = key.KeyId })}.{parts[1]}";

            await Refused($"{content}.{Base64Url.EncodeToString(HMACSHA256.HashData(secret, System.Text.Encoding.ASCII.GetBytes(content)))}");
        }
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-9.1.1")]
    public async Task A_changed_token_is_refused()
    {
        var viewer = await Api.People.Add(WorkspaceRole.Viewer);
        var parts = Api.People.TokenOf(viewer).Split('.');
        var claims = System.Text.Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[1])).Replace(viewer.Id.ToString(), _owner.Id.ToString(), StringComparison.Ordinal);

        await Refused($"{parts[0]}.{Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes(claims))}.{parts[2]}");
    }

    [Theory]
    [InlineData("jwk")]
    [InlineData("kid")]
    [InlineData("jku")]
    [InlineData("x5u")]
    [Trait("ASVS", "v5.0.0-9.1.3")]
    public async Task A_key_that_the_token_brings_along_is_not_used(string where)
    {
        using var own = RSA.Create(2048);
        var real = Server.SigningCredentials[0].Key.KeyId;
        var bits = own.ExportParameters(false);
        object header = where switch
        {
            "jwk" => new { alg = "RS256", typ = "at+jwt", jwk = new { kty = "RSA", n = Base64Url.EncodeToString(bits.Modulus), e = Base64Url.EncodeToString(bits.Exponent) } },
            "jku" => new { alg = "RS256", typ = "at+jwt", kid = real, jku = "http://127.0.0.1:1/keys" },
            "x5u" => new { alg = "RS256", typ = "at+jwt", kid = real, x5u = "http://127.0.0.1:1/cert" },
            _ => new { alg = "RS256", typ = "at+jwt", kid = "../../../../dev/null" },
        };
        var content = $"{Encode(header)}.{Api.People.TokenOf(_owner).Split('.')[1]}";
        var signature = own.SignData(System.Text.Encoding.ASCII.GetBytes(content), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

        await Refused($"{content}.{Base64Url.EncodeToString(signature)}");
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-9.2.1")]
    public async Task A_token_counts_within_its_time_only()
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;

        await Refused(Token(token => (token.IssuedAt, token.Expires) = (now.AddHours(-1), now.AddSeconds(-1))));
        await Refused(Token(token => (token.NotBefore, token.Expires) = (now.AddMinutes(30), now.AddHours(1))));
        await Refused(Token(token => token.Expires = null));
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-9.2.3")]
    [Trait("ASVS", "v5.0.0-10.3.1")]
    public async Task A_token_for_somebody_else_is_refused()
    {
        await Refused(Token(token => token.Audience = "another-api"));
        await Refused(Token(token => token.Audience = null));
        await Refused(Token(token => token.Issuer = "https://evil.example/"));
    }

    [Theory]
    [InlineData("JWT")]
    [InlineData("oi_reft+jwt")]
    [InlineData("oi_auc+jwt")]
    [Trait("ASVS", "v5.0.0-9.2.2")]
    public async Task A_token_of_another_kind_is_no_access_token(string type) => await Refused(Token(token => token.TokenType = type));

    [Fact]
    [Trait("ASVS", "v5.0.0-10.3.2")]
    public async Task A_token_without_our_scope_is_refused()
    {
        await Refused(Token(token => token.Claims["scope"] = "openid profile"));
        await Refused(Token(token => token.Claims.Remove("scope")));
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-10.3.3")]
    public async Task A_token_about_nobody_opens_nothing()
    {
        await Refused(Api.People.Token(_ => { }, Guid.CreateVersion7().ToString()));
        await Refused(Api.People.Token(_ => { }, "service-none"));
        await Refused(Api.People.Token(_ => { }, "' or 1=1 --"));
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-10.3.1")]
    public async Task The_cookie_of_the_account_pages_opens_nothing_of_the_api()
    {
        var person = await Api.People.AddWithPassword("correct horse battery", WorkspaceRole.Owner);
        using var browser = new AccountBrowser(Api);
        await browser.SignIn(person.Email!, "correct horse battery");

        await (await browser.Get("/api/v1/videos")).Refused(HttpStatusCode.Unauthorized, "sign-in-required");
    }

    private OpenIddictServerOptions Server => Api.Services.GetRequiredService<IOptionsMonitor<OpenIddictServerOptions>>().CurrentValue;

    private string Token(Action<SecurityTokenDescriptor> change) => Api.People.Token(change, _owner.Id.ToString());

    private async Task Refused(string token)
    {
        var response = await Api.People.With(token).GetAsync("/api/v1/videos");

        await response.Refused(HttpStatusCode.Unauthorized, "sign-in-required");
        Assert.Contains("invalid_token", response.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
    }

    private static string Encode(object json) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(json));
}
