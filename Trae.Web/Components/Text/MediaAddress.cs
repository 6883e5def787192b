namespace Trae.Web.Components.Text;

internal static class MediaAddress
{
    /// <summary>Where a media key's file is shown from: the workspace is the caller's, so the key's last part is enough.</summary>
    public static string Of(string key) => $"/media/assets/{Uri.EscapeDataString(key[(key.LastIndexOf('/') + 1)..])}";
}
