using System.Globalization;
using System.Text;

namespace Trae.Api.Features.Safety;

/// <summary>
/// A text as rules see it: its words in lower case without accents, compatibility forms and what is not seen taken out, and letters
/// of other alphabets that only look like Latin ones inside of Latin words made Latin.
/// </summary>
internal static class FoldedWords
{
    // The confusables that are used to get past filters; Unicode Technical Standard 39 has them all.
    private const string Like = "аеорсухкмтнвіјѕԁԛԝαεορυικνχτ";
    private const string Latin = "aeopcyxkmthbijsdqwaeopuiknxt";

    /// <summary>Each with its place in the text, in UTF-16 code units. A Chinese or Japanese character is a word.</summary>
    public static List<FoldedWord> Of(string text)
    {
        var words = new List<FoldedWord>();
        var word = new StringBuilder();
        var start = 0;
        var place = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var isJoined = WritingSystems.Of(rune) is "Hani" or "Hira" or "Kana";
            if (Rune.IsLetterOrDigit(rune) && !isJoined)
            {
                start = word.Length == 0 ? place : start;
                word.Append(rune.ToString());
            }
            else if (!IsUnseen(rune))
            {
                End(word, start, place, words);
                if (isJoined)
                {
                    words.Add(new(rune.ToString(), place, place + rune.Utf16SequenceLength));
                }
            }

            place += rune.Utf16SequenceLength;
        }

        End(word, start, place, words);

        return words;
    }

    private static bool IsUnseen(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private static void End(StringBuilder word, int start, int end, List<FoldedWord> words)
    {
        if (word.Length > 0)
        {
            words.Add(new(Fold(word.ToString()), start, end));
            word.Clear();
        }
    }

    private static string Fold(string word)
    {
        var plain = string.Concat(word.Normalize(NormalizationForm.FormKD).EnumerateRunes().Where(rune => !IsUnseen(rune)).Select(Rune.ToLowerInvariant))
            .Replace("ß", "ss", StringComparison.Ordinal);

        // A word of one alphabet is what it is.
        return plain.Any(char.IsAsciiLetter)
            ? string.Concat(plain.Select(letter => Like.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var at ? Latin[at] : letter))
            : plain;
    }
}

internal readonly record struct FoldedWord(string Text, int Start, int End);
