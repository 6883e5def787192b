using Trae.Api.Features.Content.Sources;

namespace Trae.Api.Features.Content.Writing;

/// <summary>
/// Finds noun phrases worth showing: runs of words between stop words and punctuation, as in RAKE (Rose et al.,
/// "Automatic Keyword Extraction from Individual Documents", 2010), kept only where their neighbours make sure that
/// no verb is among them, and weighed by how central their words are to the text.
/// </summary>
internal static class KeyPhrases
{
    private const int MostWords = 6;

    /// <summary>Best first.</summary>
    public static IEnumerable<string> Of(string sentence, SourceAnalysis analysis)
    {
        var language = StopWords.Primary(analysis.Language);
        var words = ClauseWords.Of(language);
        var runs = language == "de" ? GermanNouns.Runs(sentence) : Runs(sentence, words, language);

        return runs
            .Where(run => Tokens.Of(run).Count() <= MostWords && run.Length > 3)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(run => Weight(run, analysis))
            .Select(OnScreen.Capitalise);
    }

    private static double Weight(string run, SourceAnalysis analysis)
    {
        var terms = TermVectors.TermsOf(run, analysis.Language).ToList();
        var sum = terms.Sum(term => analysis.Weights.GetValueOrDefault(term));

        // Two or three words say more than one, and four say it no better.
        return sum / Math.Sqrt(Math.Max(1, terms.Count)) * (terms.Count >= 2 ? 1.3 : 0.35);
    }

    private static IEnumerable<string> Runs(string sentence, ClauseWords words, string language)
    {
        var stops = StopWords.Of(language);
        if (stops.Count == 0)
        {
            yield break;
        }

        foreach (var part in sentence.Split([',', ';', ':', '.', '!', '?', '—', '–', '"', '“', '”', '«', '»', '(', ')', '…'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var tokens = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            for (var start = 0; start < tokens.Length; start++)
            {
                if (IsStop(tokens[start], stops) || (start > 0 && !IsStop(tokens[start - 1], stops)))
                {
                    continue;
                }

                var end = EndOf(tokens, start, stops, words);
                if (IsNounPhrase(tokens, start, end, words, stops))
                {
                    yield return string.Join(' ', tokens[start..end]);
                }
            }
        }
    }

    // "the nervous system of a common octopus" is one run.
    private static int EndOf(string[] tokens, int start, ISet<string> stops, ClauseWords words)
    {
        var end = start;
        while (end < tokens.Length)
        {
            if (!IsStop(tokens[end], stops))
            {
                end++;
                continue;
            }

            var next = end + 1;
            if (next < tokens.Length && words.Determiners.Contains(tokens[next]))
            {
                next++;
            }

            if (!words.Joiners.Contains(tokens[end]) || next >= tokens.Length || IsStop(tokens[next], stops))
            {
                break;
            }

            end = next;
        }

        return end;
    }

    private static bool IsNounPhrase(string[] tokens, int start, int end, ClauseWords words, ISet<string> stops)
    {
        var before = start == 0 ? null : tokens[start - 1];
        var after = end >= tokens.Length ? null : tokens[end];
        var opensWell = before is null || words.Determiners.Contains(before) || words.Prepositions.Contains(before) || words.Joiners.Contains(before);
        var isSubject = after is not null && words.Auxiliaries.Contains(after) && opensWell;
        var isObject = (after is null || words.Conjunctions.Contains(after)) && before is not null && opensWell && end - start <= 3;
        var hasLetters = tokens[start..end].All(token => token.Any(char.IsLetter) && !token.Contains('/', StringComparison.Ordinal));

        return (isSubject || isObject) && hasLetters && !tokens[start..end].Any(token => LooksLikeVerb(token, stops));
    }

    private static bool LooksLikeVerb(string token, ISet<string> stops) =>
        !stops.Contains("der") && (token.EndsWith("ly", StringComparison.Ordinal) || token.EndsWith("ing", StringComparison.Ordinal));

    private static bool IsStop(string token, ISet<string> stops) => stops.Contains(token) || token.All(c => !char.IsLetter(c));
}
