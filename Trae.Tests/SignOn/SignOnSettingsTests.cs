using Trae.Api.Features.SignOn;

namespace Trae.Tests.SignOn;

public sealed class SignOnSettingsTests
{
    [Theory]
    [InlineData("http://login.contoso.test", "SignOn:Providers:contoso:Authority must be an https address")]
    [InlineData("ftp://127.0.0.1", "SignOn:Providers:contoso:Authority must be an https address")]
    [InlineData("https://login.contoso.test/?a=b", "SignOn:Providers:contoso:Authority must be an https address")]
    [InlineData("contoso", "SignOn:Providers:contoso:Authority must be an https address")]
    [InlineData("", "SignOn:Providers:contoso:Authority is missing.")]
    public void A_provider_is_asked_with_encryption(string authority, string fault) => Assert.Contains(fault, Faults(provider => provider.Authority = authority), StringComparison.Ordinal);

    [Theory]
    [InlineData("https://login.contoso.test/realms/trae")]
    [InlineData("http://127.0.0.1:8080")]
    [InlineData("http://localhost:8080")]
    public void Encryption_or_this_machine_will_do(string authority) => Assert.Empty(Faults(provider => provider.Authority = authority));

    [Fact]
    public void Developers_may_do_without_encryption() => Assert.Empty(Faults(provider => provider.Authority = "http://keycloak:8080", isDevelopment: true));

    [Fact]
    public void What_is_missing_or_wrong_is_named()
    {
        Assert.Contains("SignOn:Providers:contoso:ClientId is missing.", Faults(provider => provider.ClientId = null), StringComparison.Ordinal);
        Assert.Contains("SignOn:Providers:contoso:ClientSecret is missing.", Faults(provider => provider.ClientSecret = " "), StringComparison.Ordinal);
        Assert.Contains("SignOn:Providers:contoso:Scopes must contain openid.", Faults(provider => provider.Scopes = "profile"), StringComparison.Ordinal);
        Assert.Contains("SignOn:Providers:contoso:WorkspaceId is no id", Faults(provider => provider.WorkspaceId = "mine"), StringComparison.Ordinal);
        Assert.Contains("SignOn:Providers:contoso:GroupsClaim must name a claim.", Faults(provider => provider.GroupsClaim = ""), StringComparison.Ordinal);
        Assert.Contains("SignOn:Providers:contoso:Groups:makers is no role. There are owner, admin, editor, analyst, viewer.", Faults(provider => provider.Groups["makers"] = "maker"), StringComparison.Ordinal);
        Assert.Contains("SignOn:Providers:contoso:Groups:makers is no role.", Faults(provider => provider.Groups["makers"] = "0"), StringComparison.Ordinal);
        Assert.Contains("SignOn:Providers:contoso:DefaultRole is no role.", Faults(provider => provider.DefaultRole = "everybody"), StringComparison.Ordinal);
        Assert.Contains("SignOn:Providers:Contoso AG: a provider's name is", Faults(_ => { }, name: "Contoso AG"), StringComparison.Ordinal);
        Assert.Contains("SignOn:Providers:entra: a provider's name is", Faults(_ => { }, name: "entra"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("common")]
    [InlineData("organizations")]
    [InlineData("contoso.onmicrosoft.com")]
    [InlineData(null)]
    public void Entra_is_one_tenant(string? tenant)
    {
        var entra = new EntraSettings { ClientId = "a", ClientSecret = "b", TenantId = tenant };

        Assert.Contains("AzureAd:TenantId must be the id of one tenant", string.Join('\n', SignOnFaults.Of(new(), entra, isDevelopment: true)), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_client_Entra_is_off() => Assert.Empty(SignOnFaults.Of(new(), new() { TenantId = "common" }, isDevelopment: false));

    [Fact]
    public void The_highest_role_of_all_groups_counts()
    {
        var provider = Provider(grant =>
        {
            grant.Groups = new(StringComparer.Ordinal) { ["a"] = "viewer", ["b"] = "Editor", ["c"] = "ANALYST" };
            grant.DefaultRole = "analyst";
        });

        Assert.Equal(WorkspaceRole.Editor, provider.RoleOf(["a", "b", "c", "d"]));
        Assert.Equal(WorkspaceRole.Analyst, provider.RoleOf(["a"]));
        Assert.Equal(WorkspaceRole.Analyst, provider.RoleOf(["B"]));
        Assert.Null(Provider(_ => { }).RoleOf(["a"]));
    }

    [Theory]
    [InlineData("mfa", null, true)]
    [InlineData("pwd", "gold", true)]
    [InlineData("pwd", "silver", false)]
    [InlineData("pwd", null, false)]
    public void Several_factors_are_what_amr_or_the_setting_says(string amr, string? acr, bool expected) =>
        Assert.Equal(expected, Provider(grant => grant.MultiFactorAcr = "gold platinum").IsMultiFactor([amr], acr));

    private static SignOnProvider Provider(Action<GrantSettings> change)
    {
        var grant = new GrantSettings();
        change(grant);

        return new("contoso", "Contoso", "https://login.contoso.test", grant);
    }

    private static string Faults(Action<ProviderSettings> change, bool isDevelopment = false, string name = "contoso")
    {
        var provider = new ProviderSettings { Authority = "https://login.contoso.test", ClientId = "trae", ClientSecret = "secret" };
        change(provider);
        var settings = new SignOnSettings { Providers = new(StringComparer.Ordinal) { [name] = provider } };

        return string.Join('\n', SignOnFaults.Of(settings, new(), isDevelopment));
    }
}
