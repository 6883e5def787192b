using System.Text;

namespace Trae.Web.Components.Text;

internal static class FileName
{
    /// <summary>A title as a file's name on any system: letters and digits of any script, hyphens between, at most 60.</summary>
    public static string Of(string title)
    {
        var name = new StringBuilder();
        foreach (var rune in title.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                name.Append(Rune.ToLowerInvariant(rune).ToString());
            }
            else if (name.Length > 0 && name[^1] != '-' && rune.Value != '\'' && rune.Value != '\u2019')
            {
                name.Append('-');
            }

            if (name.Length >= 60)
            {
                break;
            }
        }

        return name.ToString().Trim('-') is { Length: > 0 } filled ? filled : "video";
    }
}
