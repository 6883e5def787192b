using System.Text;
using Trae.Api.Features.Content.Sources;

namespace Trae.Bench;

/// <summary>How easy a text is: LIX for every language with spaces, and Flesch's reading ease with the language's own constants.</summary>
internal static class Readability
{
    private const int LongWord = 7;

    // Flesch 1948; Amstad 1978; Kandel and Moles 1958; Fernández-Huerta 1959; Oborneva 2005: base, per word of a sentence, per syllable of a word.
    private static readonly Dictionary<string, (double Base, double Sentence, double Word, string Vowels)> Constants = new(StringComparer.Ordinal)
    {
        ["en"] = (206.835, 1.015, 84.6, "aeiouy"),
        ["de"] = (180, 1, 58.5, "aeiouyäöü"),
        ["fr"] = (207, 1.015, 73.6, "aeiouyàâäéèêëîïôöùûüœæ"),
        ["es"] = (206.84, 1.02, 60, "aeiouáéíóúü"),
        ["ru"] = (206.835, 1.3, 60.1, "аеёиоуыэюя"),
    };

    /// <summary>Words in a sentence plus long words in a hundred: 30 is easy, 60 is hard (Björnsson 1968).</summary>
    public static double Lix(string text, string language)
    {
        var words = ScoredWords.Of(text);

        return ((double)words.Count / Sentences(text, language)) + (100.0 * words.Count(word => word.Length >= LongWord) / words.Count);
    }

    /// <summary>100 is very easy, 30 is hard; null for a language without constants.</summary>
    public static double? Flesch(string text, string language)
    {
        if (!Constants.TryGetValue(language, out var constants))
        {
            return null;
        }

        var words = ScoredWords.Of(text);
        var syllables = words.Sum(word => Syllables(word, language, constants.Vowels));

        return constants.Base - (constants.Sentence * words.Count / Sentences(text, language)) - (constants.Word * syllables / words.Count);
    }

    // Groups of vowels; in Russian every vowel; a silent e at the end of English and French words is none.
    private static int Syllables(string word, string language, string vowels)
    {
        var count = 0;
        var wasVowel = false;
        foreach (var letter in word)
        {
            var isVowel = vowels.Contains(letter);
            count += isVowel && (!wasVowel || language == "ru") ? 1 : 0;
            wasVowel = isVowel;
        }

        var isSilent = language is "en" or "fr" && count > 1 && (word.EndsWith('e') || (language == "fr" && word.EndsWith("es", StringComparison.Ordinal)));

        return Math.Max(1, count - (isSilent ? 1 : 0));
    }

    private static int Sentences(string text, string language) =>
        Math.Max(1, SentenceSplitter.Split(text, language).Count(sentence => sentence.EnumerateRunes().Any(Rune.IsLetterOrDigit)));
}
