using System.Globalization;
using System.Text;

namespace Trae.Api.Features.Media;

/// <summary>A video's title as a file name that every system takes.</summary>
internal static class DownloadName
{
    private const int Longest = 80;

    /// <param name="file">Whose extension it gets; captions say so, for they stand beside the video.</param>
    public static string Of(string title, string file)
    {
        var name = new StringBuilder();
        foreach (var rune in title.EnumerateRunes())
        {
            // Letters and digits of any script; everything else, separators and quotation marks included, is a gap.
            var keep = Rune.IsLetterOrDigit(rune)
                || rune.Value is '-' or '\'' or '\u2019'
                || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
            if (keep && name.Length + rune.Utf16SequenceLength <= Longest)
            {
                name.Append(rune.ToString());
            }
            else if (name.Length is > 0 and < Longest && name[^1] != ' ')
            {
                name.Append(' ');
            }
        }

        var readable = name.ToString().Trim(' ', '-', '\'');

        return (readable.Length == 0 ? "video" : readable) + Path.GetExtension(file);
    }
}
