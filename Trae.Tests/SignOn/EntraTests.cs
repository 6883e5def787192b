using System.Net;
using System.Text.Json;
using Trae.Api.Features.SignOn;
using Trae.Contracts;
using Trae.Tests.Api;
using Base64Url = System.Buffers.Text.Base64Url;

namespace Trae.Tests.SignOn;

/// <summary>Microsoft.Identity.Web against a stand-in: tokens have the members that Microsoft documents, at an address of our own.</summary>
public sealed class EntraTests(SignOnApi api) : IClassFixture<SignOnApi>
{
    private const string Analysts = "11111111-0000-4000-8000-000000000001";

    [Fact]
    public async Task A_person_of_the_tenant_signs_in_with_the_role_of_the_groups()
    {
        var (sub, oid) = await Have();
        using var browser = api.Browser();

        Assert.Equal("/videos", await browser.SignIn(sub, SignOnProvider.EntraName, "/videos"));

        var person = await api.Host.PersonOf($"{ForeignProvider.Tenant}/{oid}", SignOnProvider.EntraName);
        Assert.Equal($"{sub}@contoso.test", person!.Email);
        Assert.Equal(WorkspaceRole.Analyst, await api.Host.RoleOf(person.Id));
    }

    [Theory]
    [InlineData("tid", "99999999-0000-4000-8000-000000000009")]
    [InlineData("iss", "https://login.microsoftonline.com/99999999-0000-4000-8000-000000000009/v2.0")]
    [InlineData("aud", "99999999-0000-4000-8000-000000000009")]
    [InlineData("oid", null)]
    public async Task An_identity_token_of_another_tenant_or_client_is_refused(string claim, object? value)
    {
        var (sub, oid) = await Have();
        using var browser = api.Browser();
        await api.Provider.Forge(new(StringComparer.Ordinal) { [claim] = value });
        var end = await browser.SignIn(sub, SignOnProvider.EntraName);
        await api.Provider.Forge(null);

        Assert.Contains("fault=Refused", end, StringComparison.Ordinal);
        Assert.Null(await api.Host.PersonOf($"{ForeignProvider.Tenant}/{oid}", SignOnProvider.EntraName));
    }

    [Theory]
    [InlineData("2.0")]
    [InlineData("1.0")]
    public async Task The_api_takes_access_tokens_for_people_who_have_signed_in_once(string version)
    {
        var oid = await SignedInOnce();

        await Accepted(await Token(oid, [], version));
        await Refused(await Token(Guid.NewGuid().ToString(), [], version));
    }

    [Theory]
    [InlineData("tid", "99999999-0000-4000-8000-000000000009")]
    [InlineData("aud", "00000003-0000-0000-c000-000000000000")]
    [InlineData("aud", null)]
    [InlineData("scp", "User.Read")]
    [InlineData("scp", null)]
    [InlineData("oid", null)]
    [InlineData("exp", 1_700_000_000)]
    [InlineData("exp", null)]
    [InlineData("nbf", 4_000_000_000)]
    [InlineData("iss", "https://evil.example/v2.0")]
    [Trait("ASVS", "v5.0.0-9.2.3"), Trait("ASVS", "v5.0.0-10.3.1")]
    public async Task A_token_for_another_tenant_api_use_or_time_is_refused(string claim, object? value) =>
        await Refused(await Token(await SignedInOnce(), new(StringComparer.Ordinal) { [claim] = value! }));

    [Fact]
    [Trait("ASVS", "v5.0.0-10.3.2")]
    public async Task A_program_of_the_tenant_that_acts_for_nobody_is_refused() => await Refused(await Token(
        await SignedInOnce(), new(StringComparer.Ordinal) { ["scp"] = null!, ["roles"] = new[] { "access_as_user", "Videos.ReadWrite" }, ["idtyp"] = "app" }));

    [Fact]
    [Trait("ASVS", "v5.0.0-9.1.1"), Trait("ASVS", "v5.0.0-9.1.2")]
    public async Task A_token_without_a_signature_or_with_anothers_is_refused()
    {
        var oid = await SignedInOnce();
        var parts = (await Token(oid, [])).Split('.');

        foreach (var algorithm in (string[])["none", "None", "HS256"])
        {
            var header = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new { alg = algorithm, typ = "JWT", kid = "test" }));
            await Refused($"{header}.{parts[1]}.");
            await Refused($"{header}.{parts[1]}.{parts[2]}");
        }

        await Refused(await Token(oid, [], isForeign: true));
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("a.b.c")]
    [InlineData("a.b.c.d.e")]
    [InlineData("eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.eA.eA.eA.eA")]
    [InlineData("eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOlsxXX0.eA")]
    [InlineData("eyJhbGciOiJSUzI1NiJ9.W10.eA")]
    public async Task What_is_no_token_is_refused(string token) => await Refused(token);

    [Fact]
    public async Task Leaving_a_workspace_ends_what_the_token_opens()
    {
        var oid = await SignedInOnce();
        var person = (await api.Host.PersonOf($"{ForeignProvider.Tenant}/{oid}", SignOnProvider.EntraName))!;
        var token = await Token(oid, []);
        await Accepted(token);

        (await api.Host.Http.DeleteAsync($"/api/v1/members/{person.Id}")).EnsureSuccessStatusCode();

        await (await api.Host.People.With(token).GetAsync("/api/v1/videos")).Refused(HttpStatusCode.Forbidden, "forbidden");
    }

    private async Task<(string Sub, string Oid)> Have()
    {
        var (sub, oid) = (SignOnApi.NewSub(), Guid.NewGuid().ToString());
        await api.Provider.Have(sub, new(StringComparer.Ordinal)
        {
            ["tid"] = ForeignProvider.Tenant, ["oid"] = oid, ["name"] = "Jane Doe", ["preferred_username"] = $"{sub}@contoso.test", ["groups"] = new[] { Analysts },
        });

        return (sub, oid);
    }

    private async Task<string> SignedInOnce()
    {
        var (sub, oid) = await Have();
        using var browser = api.Browser();
        Assert.Equal("/sign-in", await browser.SignIn(sub, SignOnProvider.EntraName));

        return oid;
    }

    // https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference
    private Task<string> Token(string oid, Dictionary<string, object> changes, string version = "2.0", bool isForeign = false)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var claims = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["ver"] = version,
            ["iss"] = version == "2.0" ? $"{api.Provider.Address}/{ForeignProvider.Tenant}/v2.0" : $"https://sts.windows.net/{ForeignProvider.Tenant}/",
            ["aud"] = version == "2.0" ? ForeignProvider.ClientId : $"api://{ForeignProvider.ClientId}",
            ["tid"] = ForeignProvider.Tenant,
            ["oid"] = oid,
            ["sub"] = Guid.NewGuid().ToString(),
            ["azp"] = Guid.NewGuid().ToString(),
            ["scp"] = "access_as_user",
            ["iat"] = now,
            ["nbf"] = now,
            ["exp"] = now + 3_600,
        };
        foreach (var (name, value) in changes)
        {
            claims[name] = value;
        }

        // What is null is left out.
        return api.Provider.Sign(claims.Where(claim => claim.Value is not null).ToDictionary(StringComparer.Ordinal), isForeign);
    }

    private async Task Accepted(string token) => await (await api.Host.People.With(token).GetAsync("/api/v1/videos")).Read<PageDto<VideoDto>>();

    private async Task Refused(string token)
    {
        var response = await api.Host.People.With(token).GetAsync("/api/v1/videos");

        await response.Refused(HttpStatusCode.Unauthorized, "sign-in-required");
        Assert.Contains("invalid_token", response.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
    }
}
