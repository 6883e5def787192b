using Trae.Api.Features.Content.Sources;

namespace Trae.Api.Features.Content.Writing;

/// <summary>Sentences as TF-IDF vectors of unit length over light stems, stop words left out.</summary>
internal sealed class TermVectors
{
    // Cutting at seven letters joins most inflected forms in the languages we know, without a stemmer for each.
    private const int StemLength = 7;

    private readonly List<Dictionary<string, double>> _vectors;
    private readonly Dictionary<string, double> _rarity;
    private readonly string _language;

    private TermVectors(List<Dictionary<string, double>> vectors, Dictionary<string, double> rarity, string language)
    {
        _vectors = vectors;
        _rarity = rarity;
        _language = language;
    }

    public int Count => _vectors.Count;

    public Dictionary<string, double> this[int sentence] => _vectors[sentence];

    public static TermVectors Of(IReadOnlyList<string> sentences, string language)
    {
        var terms = sentences.Select(sentence => TermsOf(sentence, language).ToList()).ToList();
        var rarity = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var term in terms.SelectMany(list => list.Distinct(StringComparer.Ordinal)))
        {
            rarity[term] = rarity.GetValueOrDefault(term) + 1;
        }

        foreach (var term in rarity.Keys.ToList())
        {
            rarity[term] = Math.Log(1 + (sentences.Count / rarity[term]));
        }

        return new TermVectors([.. terms.Select(list => Unit(list, rarity))], rarity, language);
    }

    /// <summary>Cosine, 0 to 1.</summary>
    public double Similarity(int one, int other) => Dot(_vectors[one], _vectors[other]);

    /// <summary>Cosine of a sentence and any other text, 0 to 1.</summary>
    public double Similarity(int sentence, Dictionary<string, double> text) => Dot(_vectors[sentence], text);

    public Dictionary<string, double> VectorOf(string text) =>
        Unit([.. TermsOf(text, _language).Where(_rarity.ContainsKey)], _rarity);

    /// <summary>Stems of the words that carry a topic; pairs of characters in Chinese and Japanese.</summary>
    public static IEnumerable<string> TermsOf(string text, string language)
    {
        var stops = StopWords.Of(language);
        string? joined = null;
        foreach (var token in Tokens.Of(text))
        {
            if (token.Length == 1 && token[0] > '\u2E7F')
            {
                if (joined is not null)
                {
                    yield return joined + token;
                }

                joined = token;
                continue;
            }

            joined = null;
            if (token.Length > 1 && !stops.Contains(token))
            {
                yield return Stem(token);
            }
        }
    }

    public static string Stem(string word)
    {
        var lower = word.ToLowerInvariant();
        foreach (var ending in (ReadOnlySpan<string>)["'s", "’s", "es", "s"])
        {
            if (lower.Length > ending.Length + 3 && lower.EndsWith(ending, StringComparison.Ordinal))
            {
                lower = lower[..^ending.Length];
                break;
            }
        }

        return lower.Length > StemLength ? lower[..StemLength] : lower;
    }

    private static Dictionary<string, double> Unit(List<string> terms, Dictionary<string, double> rarity)
    {
        var vector = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var term in terms)
        {
            vector[term] = vector.GetValueOrDefault(term) + rarity[term];
        }

        var length = Math.Sqrt(vector.Values.Sum(weight => weight * weight));
        foreach (var term in vector.Keys.ToList())
        {
            vector[term] /= length;
        }

        return vector;
    }

    private static double Dot(Dictionary<string, double> one, Dictionary<string, double> other)
    {
        var (small, large) = one.Count <= other.Count ? (one, other) : (other, one);
        var sum = 0.0;
        foreach (var (term, weight) in small)
        {
            sum += weight * large.GetValueOrDefault(term);
        }

        return sum;
    }
}
