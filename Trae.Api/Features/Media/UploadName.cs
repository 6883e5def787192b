using System.Globalization;
using System.Text;
using Trae.Api.Data;
using Trae.Contracts;

namespace Trae.Api.Features.Media;

/// <summary>What an upload is called: shown to people, never a path.</summary>
internal static class UploadName
{
    public static string Of(string? given, MediaKind kind)
    {
        var name = new StringBuilder();
        foreach (var rune in (given ?? "").EnumerateRunes())
        {
            // Line ends, NUL and marks that turn the reading direction are no part of a name; lone surrogates came as U+FFFD.
            var category = Rune.GetUnicodeCategory(rune);
            var skip = category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
            if (!skip && name.Length + rune.Utf16SequenceLength <= MediaAsset.LongestName)
            {
                name.Append(rune.ToString());
            }
        }

        // Some browsers send the whole path.
        var readable = name.ToString();
        readable = readable[(readable.LastIndexOfAny(['/', '\\']) + 1)..].Trim();

        return readable.Length == 0 ? kind.ToString() : readable;
    }
}
