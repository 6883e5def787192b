using System.Text.RegularExpressions;

namespace Trae;

/// <summary>Licences as sources state them: identifiers, addresses or words.</summary>
public static partial class Licences
{
    /// <summary>"CC BY-SA 4.0" for Creative Commons in any form; anything else as it is stated.</summary>
    public static string NameOf(string licence)
    {
        if (Address().Match(licence) is { Success: true } address)
        {
            return address.Groups["tool"].Value is "zero" ? $"CC0 {address.Groups["version"].Value}"
                : address.Groups["tool"].Value is "mark" ? "Public domain"
                : $"CC {address.Groups["kind"].Value.ToUpperInvariant()} {address.Groups["version"].Value}";
        }

        return Identifier().Match(licence) is { Success: true } identifier
            ? $"CC {identifier.Groups["kind"].Value.ToUpperInvariant()} {identifier.Groups["version"].Value}"
            : licence;
    }

    /// <summary>Whether it says that whoever uses the work must name its author.</summary>
    public static bool AskForAttribution(string? licence) => licence is not null && Attribution().IsMatch(NameOf(licence));

    /// <summary>Where the licence can be read; null where the source only names it.</summary>
    public static string? AddressOf(string licence) =>
        Uri.TryCreate(licence, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) ? licence
        : Identifier().Match(licence) is { Success: true } found ? $"https://creativecommons.org/licenses/{found.Groups["kind"].Value.ToLowerInvariant()}/{found.Groups["version"].Value}/"
        : null;

    [GeneratedRegex("creativecommons\\.org/(licenses/(?<kind>by(-nc)?(-sa|-nd)?)|publicdomain/(?<tool>zero|mark))/(?<version>\\d\\.\\d)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Address();

    [GeneratedRegex("^\\s*CC[ -](?<kind>BY(-NC)?(-SA|-ND)?)[ -](?<version>\\d\\.\\d)\\s*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Identifier();

    [GeneratedRegex("\\bCC[ -]BY\\b|\\bODbL\\b|\\bODC-By\\b|\\bGFDL\\b|attribution", RegexOptions.IgnoreCase, 10_000)]
    private static partial Regex Attribution();
}
