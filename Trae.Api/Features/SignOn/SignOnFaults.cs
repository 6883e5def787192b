using System.Net;
using System.Text.RegularExpressions;

namespace Trae.Api.Features.SignOn;

/// <summary>Why settings cannot work: a sentence for each, which names the setting.</summary>
internal static partial class SignOnFaults
{
    /// <param name="isDevelopment">There, providers may be asked without encryption.</param>
    public static IEnumerable<string> Of(SignOnSettings settings, EntraSettings entra, bool isDevelopment)
    {
        foreach (var (name, provider) in settings.Providers)
        {
            var path = $"{SignOnSettings.Section}:Providers:{name}";
            if (!Name().IsMatch(name) || name == SignOnProvider.EntraName)
            {
                yield return $"{path}: a provider's name is 1 to 40 lower-case letters, digits and hyphens, and not \"{SignOnProvider.EntraName}\".";
            }

            foreach (var fault in OfClient(path, isDevelopment, ("Authority", provider.Authority), ("ClientId", provider.ClientId), ("ClientSecret", provider.ClientSecret)))
            {
                yield return fault;
            }

            if (!provider.Scopes.Split(' ').Contains("openid", StringComparer.Ordinal))
            {
                yield return $"{path}:Scopes must contain openid.";
            }

            foreach (var fault in OfGrant(path, provider))
            {
                yield return fault;
            }
        }

        foreach (var fault in entra.IsOn ? OfEntra(settings, entra, isDevelopment) : [])
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> OfEntra(SignOnSettings settings, EntraSettings entra, bool isDevelopment)
    {
        // Of "common" or "organizations", anybody's tenant could make itself an administrator here.
        if (!Guid.TryParseExact(entra.TenantId, "D", out _))
        {
            yield return $"{EntraSettings.Section}:TenantId must be the id of one tenant, such as 12345678-aaaa-bbbb-cccc-1234567890ab.";
        }

        foreach (var fault in OfClient(EntraSettings.Section, isDevelopment, ("Instance", entra.Instance), ("ClientId", entra.ClientId), ("ClientSecret", entra.ClientSecret)))
        {
            yield return fault;
        }

        foreach (var fault in OfGrant($"{SignOnSettings.Section}:AzureAd", settings.AzureAd))
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> OfClient(string path, bool isDevelopment, (string Name, string? Value) address, params (string Name, string? Value)[] others)
    {
        foreach (var (name, value) in (IEnumerable<(string, string?)>)[address, .. others])
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                yield return $"{path}:{name} is missing.";
            }
        }

        if (!string.IsNullOrWhiteSpace(address.Value) && !(Uri.TryCreate(address.Value, UriKind.Absolute, out var uri) && IsSafe(uri, isDevelopment)))
        {
            yield return $"{path}:{address.Name} must be an https address without a query, or http on a loopback address.";
        }
    }

    private static IEnumerable<string> OfGrant(string path, GrantSettings grant)
    {
        if (grant.WorkspaceId is { Length: > 0 } workspace && !Guid.TryParse(workspace, out _))
        {
            yield return $"{path}:WorkspaceId is no id of a workspace.";
        }

        if (string.IsNullOrWhiteSpace(grant.GroupsClaim))
        {
            yield return $"{path}:GroupsClaim must name a claim.";
        }

        var roles = grant.Groups.Select(group => (Path: $"{path}:Groups:{group.Key}", Role: group.Value));
        foreach (var (setting, role) in grant.DefaultRole is { Length: > 0 } some ? roles.Append(($"{path}:DefaultRole", some)) : roles)
        {
            if (SignOnProvider.RoleNamed(role) is null)
            {
                yield return $"{setting} is no role. There are {string.Join(", ", Enum.GetNames<WorkspaceRole>().Select(name => name.ToLowerInvariant()))}.";
            }
        }
    }

    private static bool IsSafe(Uri uri, bool isDevelopment) =>
        uri is { Query: "", Fragment: "", UserInfo: "" }
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && (isDevelopment || uri.IsLoopback || IsLoopback(uri.Host))));

    private static bool IsLoopback(string host) => IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address);

    [GeneratedRegex("^[a-z0-9-]{1,40}$", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Name();
}
