using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Trae.Api.Features.SignOn;

/// <summary>What we keep of a provider's word about somebody, until it is decided what that opens.</summary>
/// <param name="Key">Who it is, for the provider: never used again for somebody else.</param>
/// <param name="Email">Only if the provider says that it is confirmed.</param>
/// <param name="AuthenticatedAt">When the person last proved to the provider who it is; null where it does not say.</param>
internal sealed record SignOnTicket(SignOnProvider Provider, string Key, string? Email, string Name, WorkspaceRole? Role, bool IsMultiFactor, DateTimeOffset? AuthenticatedAt)
{
    private const int LongestKey = 128;

    /// <returns>Null if it does not say who it is, or leaves out groups because there are too many.</returns>
    public static SignOnTicket? Read(SignOnProvider provider, ClaimsPrincipal claims)
    {
        string? Value(string type) => claims.FindFirst(type)?.Value;
        IEnumerable<string> Values(string type) => claims.FindAll(type).Select(claim => claim.Value);

        if (KeyOf(provider, claims) is not { } key || HasHiddenGroups(claims, provider))
        {
            return null;
        }

        // Entra has no email_verified; its own form of name is an address unless the tenant chose otherwise.
        var email = Value("email") ?? (provider.IsEntra ? Value("preferred_username") : null);
        var isVerified = Value("email_verified") is { } said ? said.Equals("true", StringComparison.OrdinalIgnoreCase) : provider.Grant.EmailIsVerified;

        return new(
            provider,
            key,
            isVerified ? email : null,
            Value("name") ?? Value("preferred_username") ?? "",
            provider.RoleOf(Values(provider.Grant.GroupsClaim)),
            provider.IsMultiFactor(Values("amr"), Value("acr")),
            long.TryParse(Value("auth_time"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null);
    }

    /// <summary>
    /// The subject; for Entra, whose subjects differ from client to client, tenant and object
    /// (https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference).
    /// </summary>
    public static string? KeyOf(SignOnProvider provider, ClaimsPrincipal claims)
    {
        var key = provider.Tenant is { } tenant ? KeyIn(tenant, claims) : claims.FindFirst("sub")?.Value;

        return key is { Length: > LongestKey } ? $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))}"
            : string.IsNullOrWhiteSpace(key) ? null
            : key;
    }

    /// <summary>For the cookie between the callback and the decision: a token may be larger than browsers take.</summary>
    public ClaimsPrincipal ToPrincipal()
    {
        var identity = new ClaimsIdentity(Provider.Scheme);
        foreach (var (type, value) in (IEnumerable<(string, string?)>)[
            ("provider", Provider.Name), ("key", Key), ("email", Email), ("name", Name), ("role", Role?.ToString()), ("mfa", IsMultiFactor ? "1" : null),
            ("at", AuthenticatedAt?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture))])
        {
            if (value is not null)
            {
                identity.AddClaim(new(type, value));
            }
        }

        return new(identity);
    }

    /// <returns>Null where there is none, or its provider is not configured any more.</returns>
    public static SignOnTicket? Of(AuthenticateResult external, SignOnProviders providers)
    {
        string? Value(string type) => external.Principal?.FindFirst(type)?.Value;

        return providers.Find(Value("provider")) is { } provider && Value("key") is { } key
            ? new(
                provider,
                key,
                Value("email"),
                Value("name") ?? "",
                SignOnProvider.RoleNamed(Value("role")),
                Value("mfa") is not null,
                Value("at") is { } at ? DateTimeOffset.FromUnixTimeSeconds(long.Parse(at, CultureInfo.InvariantCulture)) : null)
            : null;
    }

    /// <summary>As it is kept with the account.</summary>
    public UserLoginInfo ToLogin() => new(Provider.Name, Key, Email is null ? Provider.DisplayName : $"{Provider.DisplayName} ({Email})");

    private static string? KeyIn(string tenant, ClaimsPrincipal claims) =>
        tenant.Equals(claims.FindFirst("tid")?.Value, StringComparison.OrdinalIgnoreCase) && claims.FindFirst("oid")?.Value is { Length: > 0 } id
            ? $"{tenant}/{id}".ToLowerInvariant()
            : null;

    // Entra's way to say that the groups are to be asked for elsewhere; to read none of them would take roles away.
    public static bool HasHiddenGroups(ClaimsPrincipal claims, SignOnProvider provider) =>
        claims.FindFirst("hasgroups") is not null
        || (claims.FindFirst("_claim_names")?.Value is { } names && names.Contains($"\"{provider.Grant.GroupsClaim}\"", StringComparison.Ordinal));
}
