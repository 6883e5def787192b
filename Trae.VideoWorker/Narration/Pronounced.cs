using System.Text.RegularExpressions;
using Trae.Contracts;

namespace Trae.VideoWorker.Narration;

/// <summary>What a pronunciation dictionary says of a text.</summary>
internal static class Pronounced
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    /// <summary>In order, not overlapping; of entries that meet, the longer is taken.</summary>
    /// <param name="spell">How the engine is told to say sounds.</param>
    public static IEnumerable<Reading> In(string text, IReadOnlyList<Pronunciation> dictionary, Func<string, string> spell)
    {
        var found =
            from entry in dictionary
            where entry is { Written.Length: > 0, Spoken.Length: > 0 }
            from match in WholeWord(entry.Written).Matches(text)
            orderby match.Index, match.Length descending
            select new Reading(match.Index, match.Length, Spoken(entry.Spoken.Trim(), spell));

        var end = 0;
        foreach (var reading in found)
        {
            if (reading.Start >= end)
            {
                end = reading.Start + reading.Length;

                yield return reading;
            }
        }
    }

    private static string Spoken(string spoken, Func<string, string> spell) =>
        spoken is ['/', .. { Length: > 0 } ipa, '/'] ? spell(ipa) : spoken;

    // Between letters of the same kind there is no end of a word; Chinese has no ends of words to look for.
    private static Regex WholeWord(string written) => new(
        $@"(?<![\p{{Lu}}\p{{Ll}}\p{{M}}\p{{Nd}}]){Regex.Escape(written.Trim())}(?![\p{{Lu}}\p{{Ll}}\p{{M}}\p{{Nd}}])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Timeout);
}
