using System.Collections.Frozen;
using System.Text;
using Trae.Api.Features.Content.Sources;

namespace Trae.Api.Features.BrandVoices;

/// <summary>How often words are said in the spoken language at large: the background that favourite words stand out from.</summary>
internal static class FrequentWords
{
    // Mandelbrot's form of Zipf's law (1953), over as many words as people use: the share of the word at each place.
    private const double Shift = 2.7;
    private const double Sum = 9.5;

    // A word that is in no list is taken for one far behind its end.
    private const int RankOfOthers = 20_000;

    private static readonly FrozenDictionary<string, FrozenDictionary<string, int>> Ranks = Read();

    public static bool Knows(string language) => Ranks.ContainsKey(StopWords.Primary(language));

    /// <summary>The share of a word among all that is said; only of a language that is known.</summary>
    public static double RateOf(string word, string language) =>
        1 / (Ranks[StopWords.Primary(language)].GetValueOrDefault(word, RankOfOthers) + Shift) / Sum;

    private static FrozenDictionary<string, FrozenDictionary<string, int>> Read()
    {
        using var stream = typeof(FrequentWords).Assembly.GetManifestResourceStream("Trae.FrequentWords.txt") ?? throw new InvalidOperationException("The list of frequent words is missing.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#');

        return lines.Select(line => line.Split(' ')).ToFrozenDictionary(
            words => words[0],
            words => words.Skip(1).Select((word, index) => (word, Rank: index + 1)).ToFrozenDictionary(each => each.word, each => each.Rank, StringComparer.Ordinal),
            StringComparer.Ordinal);
    }
}
