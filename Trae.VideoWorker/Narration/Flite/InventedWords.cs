using System.Text;
using System.Text.RegularExpressions;

namespace Trae.VideoWorker.Narration.Flite;

/// <summary>
/// Words that nobody writes, each of which stands for a list of phones: "qzx" and two letters for each character of the
/// list. The text carries them, so that the engine finds out what they mean without being told beside it.
/// </summary>
internal static partial class InventedWords
{
    private const string Mark = "qzx";
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz01 ";
    private const int Base = 6;

    public static string For(string phones) => Mark + string.Concat(phones.Select(c =>
    {
        var index = Alphabet.IndexOf(c, StringComparison.Ordinal);

        return $"{(char)('a' + (index / Base))}{(char)('a' + (index % Base))}";
    }));

    public static IEnumerable<(string Word, string Phones)> In(string text) =>
        Word().Matches(text).Select(match => (match.Value, Read(match.Value)));

    private static string Read(string word)
    {
        var phones = new StringBuilder();

        for (var i = Mark.Length; i + 1 < word.Length; i += 2)
        {
            phones.Append(Alphabet[Math.Min((Base * (word[i] - 'a')) + word[i + 1] - 'a', Alphabet.Length - 1)]);
        }

        return phones.ToString();
    }

    [GeneratedRegex("qzx([a-f]{2})+", RegexOptions.None, 1_000)]
    private static partial Regex Word();
}
