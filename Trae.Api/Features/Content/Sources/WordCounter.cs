using System.Globalization;
using System.Text;

namespace Trae.Api.Features.Content.Sources;

/// <summary>Counts words as they are spoken, also where words are not set apart by spaces.</summary>
public static class WordCounter
{
    // Chinese and Japanese words have about two characters, Thai, Lao, Khmer and Burmese words about five.
    private const double HanCharactersPerWord = 1.8;
    private const double ThaiCharactersPerWord = 5;

    // "1998" is said as three words, "35,000" as two or three: each digit past the second adds about half a word.
    private const double WordsPerFurtherDigit = 0.5;

    public static int Count(string text) => (int)Math.Round(Measure(text, digitsAsSpoken: false), MidpointRounding.AwayFromZero);

    /// <summary>Spoken length in words, figures counted as they are read out.</summary>
    public static double Spoken(string text) => Measure(text, digitsAsSpoken: true);

    private static double Measure(string text, bool digitsAsSpoken)
    {
        var words = 0.0;
        var digits = 0;
        var inWord = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (JoinedShare(rune) is { } share)
            {
                words += share;
                inWord = false;
                continue;
            }

            var isPart = Rune.IsLetterOrDigit(rune) || (inWord && IsInsideWord(rune));
            if (isPart && !inWord)
            {
                words++;
                digits = 0;
            }

            if (isPart && digitsAsSpoken && Rune.IsDigit(rune) && ++digits > 2)
            {
                words += WordsPerFurtherDigit;
            }

            inWord = isPart;
        }

        return words;
    }

    private static double? JoinedShare(Rune rune) => WritingSystems.Of(rune) switch
    {
        "Hani" or "Hira" or "Kana" => 1 / HanCharactersPerWord,
        "Thai" or "Laoo" or "Khmr" or "Mymr" => 1 / ThaiCharactersPerWord,
        _ => null,
    };

    private static bool IsInsideWord(Rune rune) =>
        rune.Value is '\'' or '’' or '-' or '.' or ',' or '\u200C' or '\u200D'
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
