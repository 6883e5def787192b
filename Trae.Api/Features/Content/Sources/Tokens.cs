using System.Text;

namespace Trae.Api.Features.Content.Sources;

/// <summary>Cuts a text into words, without punctuation.</summary>
internal static class Tokens
{
    /// <summary>Words in order; a Chinese or Japanese character counts as a word of its own. French elisions are split.</summary>
    public static IEnumerable<string> Of(string text)
    {
        var start = -1;
        for (var i = 0; i < text.Length; i++)
        {
            var isJoined = IsJoined(text[i]);
            var isPart = !isJoined && IsPart(text, i, start >= 0);
            if (!isPart && start >= 0)
            {
                yield return text[start..i];
                start = -1;
            }

            if (isJoined)
            {
                yield return text[i].ToString();
            }
            else if (isPart && start < 0)
            {
                start = i;
            }
        }

        if (start >= 0)
        {
            yield return text[start..];
        }
    }

    /// <summary>With the apostrophe of typewriters, as word lists have it.</summary>
    public static string Plain(string word) => word.Replace('’', '\'');

    private static bool IsJoined(char c) => !char.IsSurrogate(c) && WritingSystems.Of(new Rune(c)) is "Hani" or "Hira" or "Kana";

    private static bool IsPart(string text, int i, bool inside)
    {
        var c = text[i];
        if (char.IsLetterOrDigit(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark)
        {
            return true;
        }

        // "camera-like" and "3.5" are one word; "l'eau" is two, and "doesn't" is one.
        return inside && i + 1 < text.Length && c switch
        {
            '-' => char.IsLetterOrDigit(text[i + 1]),
            '.' or ',' => char.IsDigit(text[i - 1]) && char.IsDigit(text[i + 1]),
            '\'' or '’' => char.IsLetter(text[i + 1]) && (i + 2 >= text.Length || !char.IsLetter(text[i + 2])),
            _ => false,
        };
    }
}
