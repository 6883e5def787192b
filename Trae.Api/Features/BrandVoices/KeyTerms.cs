using Trae.Api.Features.Content.Sources;
using Trae.Contracts;

namespace Trae.Api.Features.BrandVoices;

/// <summary>Finds the words and phrases that somebody says more often than others do, in whatever he talks about.</summary>
internal static class KeyTerms
{
    private const int Most = 14;
    private const int LongestPhrase = 4;
    private const int FewestOfOneExample = 3;
    private const int FewestOfPhrase = 3;

    /// <param name="examples">The sentences of each.</param>
    /// <param name="language">One whose frequent words are known; of others it finds none.</param>
    public static IReadOnlyList<KeyTerm> Of(IReadOnlyList<IReadOnlyList<string>> examples, string language)
    {
        if (!FrequentWords.Knows(language))
        {
            return [];
        }

        var found = new Dictionary<string, (int Count, HashSet<int> Examples, string[] Words)>(StringComparer.Ordinal);
        var names = NamesOf(examples, language);
        var words = 0;
        for (var example = 0; example < examples.Count; example++)
        {
            foreach (var tokens in examples[example].Select(sentence => Tokens.Of(sentence).Select(token => Tokens.Plain(token).ToLowerInvariant()).ToArray()))
            {
                words += tokens.Length;
                foreach (var phrase in PhrasesOf(tokens).Where(phrase => IsTerm(phrase, names, language)))
                {
                    var key = string.Join(' ', phrase);
                    var (count, seen, _) = found.GetValueOrDefault(key, (0, [], phrase));
                    seen.Add(example);
                    found[key] = (count + 1, seen, phrase);
                }
            }
        }

        // What only one of several examples says is its topic.
        var terms = found.Values
            .Where(term => term.Words.Length == 1 || term.Count >= FewestOfPhrase)
            .Where(term => examples.Count == 1 ? term.Count >= FewestOfOneExample : term.Examples.Count >= Math.Max(2, Math.Ceiling(examples.Count * 0.3)))
            .Select(term => new KeyTerm(string.Join(' ', term.Words), term.Count, Math.Round(Keyness.Of(term.Count, words, RateOf(term.Words, language)), 1)))
            .Where(term => term.LogLikelihood >= Keyness.Certain)
            .OrderByDescending(term => term.LogLikelihood)
            .ThenBy(term => term.Words, StringComparer.Ordinal)
            .ToList();

        return [.. terms.Where(term => !terms.Exists(longer => IsPart(term, longer))).Take(Most)];
    }

    // Words of a phrase are taken to come together by chance elsewhere.
    private static double RateOf(string[] words, string language) => words.Aggregate(1.0, (rate, word) => rate * FrequentWords.RateOf(word, language));

    private static IEnumerable<string[]> PhrasesOf(string[] tokens) =>
        from start in Enumerable.Range(0, tokens.Length)
        from length in Enumerable.Range(1, Math.Min(LongestPhrase, tokens.Length - start))
        select tokens[start..(start + length)];

    private static bool IsTerm(string[] words, HashSet<string> names, string language)
    {
        var stops = StopWords.Of(language);

        // What is left of a contraction is its manner, not a favourite word: that is told by the contractions themselves.
        return !stops.Contains(words[^1]) && words[^1].Length > 2 && !words[^1].Contains('\'', StringComparison.Ordinal) && !words.Any(word => word is "ll" or "ve" or "re") && (words.Length > 1 || !names.Contains(words[0]))
            && words.All(word => word.Any(char.IsLetter)) && !words.All(names.Contains);
    }

    // Written with a capital inside sentences: names, but for German.
    private static HashSet<string> NamesOf(IReadOnlyList<IReadOnlyList<string>> examples, string language) =>
        StopWords.Primary(language) == "de"
            ? []
            : examples.SelectMany(sentences => sentences).SelectMany(sentence => Tokens.Of(sentence).Skip(1)).Where(token => char.IsUpper(token[0])).Select(token => token.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);

    private static bool IsPart(KeyTerm term, KeyTerm longer) =>
        longer.Words.Length > term.Words.Length && longer.Count * 2 > term.Count && $" {longer.Words} ".Contains($" {term.Words} ", StringComparison.Ordinal);
}
