using System.Net;

namespace Trae.Api.Features.Identity;

/// <summary>The section <c>Identity</c>.</summary>
internal sealed class IdentitySettings
{
    public const string Section = "Identity";

    /// <summary>The one origin that browsers see, for example <c>https://trae.example</c>. In development it may be left out: the origin of each request counts then.</summary>
    public Uri? Issuer { get; set; }

    /// <summary>The secret of the first-party client <c>trae-web</c>; needs the issuer, which its redirect addresses follow from.</summary>
    public string? WebClientSecret { get; set; }

    /// <summary>An API key for <c>make</c>: becomes one of the built-in workspace, with an editor's permissions.</summary>
    public string? MachineKey { get; set; }

    public DemoOwner? DemoOwner { get; set; }

    /// <summary>Why these settings cannot work, or null.</summary>
    public static string? Fault(IdentitySettings settings, bool isDevelopment)
    {
        // Links in mails and tokens would follow whatever name a request gives.
        if (settings.Issuer is null && !isDevelopment)
        {
            return "Identity:Issuer is missing: set it to the origin that browsers see, such as https://trae.example.";
        }

        if (settings.Issuer is { } issuer && (!issuer.IsAbsoluteUri || issuer.PathAndQuery != "/" || !IsSafe(issuer)))
        {
            return "Identity:Issuer must be an https origin without a path, or http on a loopback address.";
        }

        if (settings.WebClientSecret is { } secret && (secret.Length < 32 || settings.Issuer is null))
        {
            return "Identity:WebClientSecret needs at least 32 characters, and Identity:Issuer.";
        }

        return settings.MachineKey is { } key && !Data.ApiKeySecret.IsValid(key)
            ? "Identity:MachineKey is no API key: trae_, 40 letters or digits, and the first six hex digits of their SHA-256."
            : null;
    }

    private static bool IsSafe(Uri issuer) =>
        issuer.Scheme == Uri.UriSchemeHttps || (issuer.Scheme == Uri.UriSchemeHttp && (issuer.IsLoopback || IsLoopbackName(issuer.Host)));

    private static bool IsLoopbackName(string host) =>
        Http.LocalName.Is(host) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}

/// <summary>Made once, as the owner of the built-in workspace, while nobody exists yet.</summary>
internal sealed class DemoOwner
{
    public string Email { get; set; } = "";

    public string Password { get; set; } = "";

    public string Name { get; set; } = "Demo owner";
}
