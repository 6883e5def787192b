using System.Text.RegularExpressions;
using Trae.Contracts;

namespace Trae;

/// <summary>Where the entries of a pronunciation dictionary apply.</summary>
public static class PronunciationDictionary
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    /// <summary>In order, not overlapping; of entries that meet, the longer is taken.</summary>
    /// <param name="text">Without markup.</param>
    public static IEnumerable<(int Start, int Length, Pronunciation Entry)> Find(string text, IReadOnlyList<Pronunciation> dictionary)
    {
        var found =
            from entry in dictionary
            where !string.IsNullOrWhiteSpace(entry.Written) && !string.IsNullOrWhiteSpace(entry.Spoken)
            from match in WholeWord(entry.Written).Matches(text)
            orderby match.Index, match.Length descending
            select (match.Index, match.Length, entry);

        var end = 0;
        foreach (var (start, length, entry) in found)
        {
            if (start >= end)
            {
                end = start + length;

                yield return (start, length, entry);
            }
        }
    }

    /// <summary>The entries that a narration has a use for, in their order; null if it has none.</summary>
    public static IReadOnlyList<Pronunciation>? UsedBy(string narration, IReadOnlyList<Pronunciation>? dictionary)
    {
        if (dictionary is null or { Count: 0 })
        {
            return null;
        }

        var text = NarrationMarkup.Plain(narration);
        var used = dictionary.Where(entry => Find(text, [entry]).Any()).ToList();

        return used.Count == 0 ? null : used;
    }

    // Between letters of the same kind there is no end of a word; Chinese has no ends of words to look for.
    private static Regex WholeWord(string written) => new(
        $@"(?<![\p{{Lu}}\p{{Ll}}\p{{M}}\p{{Nd}}]){Regex.Escape(written.Trim())}(?![\p{{Lu}}\p{{Ll}}\p{{M}}\p{{Nd}}])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Timeout);
}
