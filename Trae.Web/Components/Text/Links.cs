namespace Trae.Web.Components.Text;

internal static class Links
{
    /// <summary>Whether an address leads to a page: what else a source may call its address is no link of ours.</summary>
    public static bool IsWeb(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var parsed) && (parsed.Scheme == Uri.UriSchemeHttp || parsed.Scheme == Uri.UriSchemeHttps);
}
