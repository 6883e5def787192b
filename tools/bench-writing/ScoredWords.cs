using System.Globalization;
using System.Text;

namespace Trae.Bench;

/// <summary>A text as measures see it: words in lower case, without marks; a Chinese or Japanese character is a word.</summary>
internal static class ScoredWords
{
    public static List<string> Of(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in text.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            var isJoined = WritingSystems.Of(rune) is "Hani" or "Hira" or "Kana";
            var isPart = Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
            if (isPart && !isJoined)
            {
                word.Append(Rune.ToLowerInvariant(rune));
                continue;
            }

            End(word, words);
            if (isJoined)
            {
                words.Add(rune.ToString());
            }
        }

        End(word, words);

        return words;
    }

    /// <summary>Single spaces between, before and after, so that whole words are found by a search.</summary>
    public static string Line(string text) => $" {string.Join(' ', Of(text))} ";

    private static void End(StringBuilder word, List<string> words)
    {
        if (word.Length > 0)
        {
            words.Add(word.ToString());
            word.Clear();
        }
    }
}
