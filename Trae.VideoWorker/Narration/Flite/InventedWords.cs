using System.Text;
using System.Text.RegularExpressions;

namespace Trae.VideoWorker.Narration.Flite;

/// <summary>
/// Words that nobody writes, each of which stands for a list of phones: "zuzezo" and a syllable for each character of
/// the list (what cannot be pronounced, flite spells). The text carries them, so that the engine finds out what they
/// mean without being told beside it.
/// </summary>
internal static partial class InventedWords
{
    private const string Mark = "zuzezo";
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz01 ";
    private const string Consonants = "bdfgkl";
    private const string Vowels = "aeiou";

    public static string For(string phones) => Mark + string.Concat(phones.Select(c =>
    {
        var index = Alphabet.IndexOf(c, StringComparison.Ordinal);

        return $"{Consonants[index / Vowels.Length]}{Vowels[index % Vowels.Length]}";
    }));

    public static IEnumerable<(string Word, string Phones)> In(string text) =>
        Word().Matches(text).Select(match => (match.Value, Read(match.Value)));

    private static string Read(string word)
    {
        var phones = new StringBuilder();

        for (var i = Mark.Length; i + 1 < word.Length; i += 2)
        {
            var index = (Consonants.IndexOf(word[i], StringComparison.Ordinal) * Vowels.Length) + Vowels.IndexOf(word[i + 1], StringComparison.Ordinal);
            phones.Append(Alphabet[Math.Min(index, Alphabet.Length - 1)]);
        }

        return phones.ToString();
    }

    [GeneratedRegex("zuzezo(?:[bdfgkl][aeiou])+", RegexOptions.None, 10_000)]
    private static partial Regex Word();
}
