using System.Text;
using Trae.VideoWorker.Unicode;

namespace Trae.VideoWorker.Narration;

/// <summary>A word as it is captioned: a stretch of the written text that holds at least one letter or digit.</summary>
/// <param name="Offset">In the written text, in UTF-16 code units.</param>
public readonly record struct WrittenWord(string Text, int Offset)
{
    public int End => Offset + Text.Length;
}

/// <summary>Cuts a text into the words that captions show and highlight.</summary>
public static class WrittenWords
{
    /// <summary>
    /// Between spaces, each stretch with letters or digits is a word and what has none (a dash, a percent sign, an
    /// emoji) goes with the word before it. Where a script writes no spaces, a word is one of a dictionary (Chinese,
    /// Thai), or such words with what leans on them (Japanese).
    /// </summary>
    public static IReadOnlyList<WrittenWord> Of(string text)
    {
        var words = new List<WrittenWord>();
        var start = -1;

        foreach (var piece in TextPieces.Of(text))
        {
            var begins = start < 0 ? piece.Start : start;
            var isWord = Scripts.HasWordPart(piece.Text);

            if (!isWord && (words.Count == 0 || start >= 0 || Opens(piece.Text)))
            {
                start = begins;
                continue;
            }

            start = -1;
            if (!isWord || (words.Count > 0 && begins == words[^1].End && Joins(words[^1].Text, piece.Text)))
            {
                words[^1] = new(text[words[^1].Offset..piece.End], words[^1].Offset);
                continue;
            }

            words.Add(new(text[begins..piece.End], begins));
        }

        return words;
    }

    private static bool Opens(string text) => Scripts.OpensAfter(text.EnumerateRunes().First());

    // A line may break inside "well-known" or an address, and yet it is one word; between "now—then" there are two.
    private static bool Joins(string before, string piece)
    {
        Rune.DecodeLastFromUtf16(before, out var last, out _);
        Rune.DecodeFromUtf16(piece, out var first, out _);

        return !Scripts.IsDash(last) && !Scripts.JoinsWithoutSpaces(last) && !Scripts.JoinsWithoutSpaces(first);
    }
}
