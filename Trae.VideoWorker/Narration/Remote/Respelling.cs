using System.Text.RegularExpressions;

namespace Trae.VideoWorker.Narration.Remote;

/// <summary>Phonemes for engines that read only letters: each as English would most likely spell it ("kæfkə" as "kafkuh").</summary>
internal static partial class Respelling
{
    private static readonly Dictionary<string, string> Letters = new(StringComparer.Ordinal)
    {
        ["tS"] = "ch", ["dZ"] = "j", ["aI"] = "eye", ["aU"] = "ow", ["eI"] = "ay", ["OI"] = "oy", ["oU"] = "oh", ["i@"] = "eer", ["e@"] = "air",
        ["U@"] = "oor", ["i:"] = "ee", ["A:"] = "ah", ["O:"] = "aw", ["u:"] = "oo", ["3:"] = "er", ["3"] = "er", ["T"] = "th", ["D"] = "th",
        ["S"] = "sh", ["Z"] = "zh", ["x"] = "kh", ["C"] = "h", ["N"] = "ng", ["n^"] = "ny", ["*"] = "t", ["R"] = "r", ["j"] = "y", ["?"] = "",
        ["B"] = "v", ["Q"] = "g", ["i"] = "ee", ["I"] = "i", ["e"] = "eh", ["E"] = "e", ["a"] = "a", ["0"] = "o", ["O"] = "aw", ["o"] = "oh",
        ["U"] = "u", ["u"] = "oo", ["V"] = "uh", ["@"] = "uh", ["a#"] = "uh", ["y"] = "ew", ["Y"] = "er", ["W"] = "er",
    };

    /// <summary>Phonemes between double brackets become letters.</summary>
    public static string Readable(string text) => Bracketed().Replace(
        text, match => string.Concat(EspeakPhonemes.Names(match.Groups["names"].Value).Select(name => Letters.GetValueOrDefault(name, name))));

    /// <summary>The text in pieces: words as they are, and phonemes between double brackets in the International Phonetic Alphabet.</summary>
    public static IEnumerable<(string Text, bool IsIpa)> Pieces(string text)
    {
        var at = 0;

        foreach (Match match in Bracketed().Matches(text))
        {
            yield return (text[at..match.Index], false);
            yield return (EspeakPhonemes.ToIpa(match.Groups["names"].Value), true);
            at = match.Index + match.Length;
        }

        yield return (text[at..], false);
    }

    [GeneratedRegex(@"\[\[(?<names>[^\]]*)\]\]", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Bracketed();
}
