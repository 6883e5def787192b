using System.Text.RegularExpressions;
using Trae.Api.Features.Content.Sources;

namespace Trae.Api.Features.BrandVoices;

/// <summary>Makes two sentences of a long one where both halves are sentences already. No word changes; when in doubt, neither does the sentence.</summary>
internal static partial class SentenceBreaks
{
    private const int FewestWords = 4;

    /// <param name="mostWords">A sentence of no more stays whole.</param>
    /// <returns>One or several, without the spaces between them.</returns>
    public static IReadOnlyList<string> Split(string sentence, double mostWords, string language)
    {
        sentence = sentence.Trim();
        if (WordCounter.Spoken(sentence) <= mostWords || Quotations.HasMarks(sentence) || SentenceSplitter.Split(sentence, language).Count > 1)
        {
            return [sentence];
        }

        // The place that leaves the halves most alike.
        var best = PlacesOf(sentence, language)
            .Select(place => (First: sentence[..place.End].TrimEnd() + ".", Second: Capital(sentence[place.Start..].TrimStart())))
            .Where(halves => !Quotations.IsOpen(halves.First) && WordCounter.Count(halves.First) >= FewestWords && WordCounter.Count(halves.Second) >= FewestWords)
            .Where(halves => SentenceSplitter.Split($"{halves.First} {halves.Second}", language).Count == 2)
            .OrderBy(halves => Math.Abs(halves.First.Length - halves.Second.Length))
            .FirstOrDefault();

        return best.First is null ? [sentence] : [.. Split(best.First, mostWords, language), .. Split(best.Second, mostWords, language)];
    }

    // A semicolon stands between sentences; so does a conjunction before a subject of its own.
    private static IEnumerable<(int End, int Start)> PlacesOf(string sentence, string language)
    {
        foreach (Match match in Semicolon().Matches(sentence))
        {
            yield return (match.Index, match.Index + match.Length);
        }

        var joint = StopWords.Primary(language) switch { "en" => EnglishJoint(), "de" => GermanJoint(), "fr" => FrenchJoint(), "es" => SpanishJoint(), _ => null };
        foreach (Match match in joint?.Matches(sentence) ?? (IEnumerable<Match>)[])
        {
            // Behind an earlier comma it may be the end of a list.
            if (!sentence.AsSpan(0, match.Index).Contains(','))
            {
                yield return (match.Index, match.Index + 1);
            }
        }
    }

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    [GeneratedRegex(@"\s?;\s", RegexOptions.None, 10_000)]
    private static partial Regex Semicolon();

    [GeneratedRegex(@", (?=(?:and|but|so|yet) (?:it|they|he|she|we|you|I|there|nobody|everybody) (?!and\b|or\b))", RegexOptions.None, 10_000)]
    private static partial Regex EnglishJoint();

    [GeneratedRegex(@", (?=(?:und|aber|doch|denn) (?:es|er|sie|wir|ich|man|niemand) )", RegexOptions.None, 10_000)]
    private static partial Regex GermanJoint();

    [GeneratedRegex(@", (?=(?:et|mais|car) (?:il|elle|ils|elles|on|nous|je|personne) )", RegexOptions.None, 10_000)]
    private static partial Regex FrenchJoint();

    [GeneratedRegex(@", (?=(?:y|pero) (?:nadie|ellos|ellas|él|ella|nosotros|hay) )", RegexOptions.None, 10_000)]
    private static partial Regex SpanishJoint();
}
