namespace Trae.Api.Features.SignOn;

/// <summary>The section <c>SignOn</c>: who else's word is taken for who somebody is, and what that opens.</summary>
internal sealed class SignOnSettings
{
    public const string Section = "SignOn";

    /// <summary>OpenID Connect providers by a name of one's own, which links are kept under.</summary>
    public Dictionary<string, ProviderSettings> Providers { get; set; } = new(StringComparer.Ordinal);

    /// <summary>What Microsoft Entra ID opens. Where it is, and who we are to it, stands in the section <c>AzureAd</c>.</summary>
    public GrantSettings AzureAd { get; set; } = new() { DisplayName = "Microsoft", EmailIsVerified = true };
}

/// <summary>What a provider's word opens. Texts, so that a wrong one is told by its name.</summary>
internal class GrantSettings
{
    /// <summary>On the button: "Continue with ...".</summary>
    public string? DisplayName { get; set; }

    /// <summary>The claim that lists somebody's groups.</summary>
    public string GroupsClaim { get; set; } = "groups";

    /// <summary>The workspace that people become members of; the built-in one unless set.</summary>
    public string? WorkspaceId { get; set; }

    /// <summary>Roles by group: of several, the highest counts.</summary>
    public Dictionary<string, string> Groups { get; set; } = new(StringComparer.Ordinal);

    /// <summary>The role of people in none of those groups. Without it they do not get in.</summary>
    public string? DefaultRole { get; set; }

    /// <summary>Values of the claim <c>acr</c>, separated by spaces, that stand for more than one factor, as <c>mfa</c> in <c>amr</c> does.</summary>
    public string? MultiFactorAcr { get; set; }

    /// <summary>All addresses of the provider are its people's own, though it does not say <c>email_verified</c> of each.</summary>
    public bool EmailIsVerified { get; set; }
}

internal sealed class ProviderSettings : GrantSettings
{
    /// <summary>The issuer: its discovery document is below it, at <c>/.well-known/openid-configuration</c>.</summary>
    public string? Authority { get; set; }

    public string? ClientId { get; set; }

    public string? ClientSecret { get; set; }

    /// <summary>Separated by spaces.</summary>
    public string Scopes { get; set; } = "openid profile email";
}

/// <summary>What we read ourselves of the section <c>AzureAd</c>, whose form is Microsoft.Identity.Web's.</summary>
internal sealed class EntraSettings
{
    public const string Section = "AzureAd";

    public string Instance { get; set; } = "https://login.microsoftonline.com/";

    public string? TenantId { get; set; }

    public string? ClientId { get; set; }

    public string? ClientSecret { get; set; }

    public bool IsOn => !string.IsNullOrEmpty(ClientId);

    public string Authority => $"{Instance.TrimEnd('/')}/{TenantId?.ToLowerInvariant()}/v2.0";
}
