using System.Text.RegularExpressions;
using Trae.Api.Features.Content.Sources;

namespace Trae.Api.Features.Content.Writing;

/// <summary>Takes a sentence's subject, or the phrase at its end, where the words around make sure of the cut.</summary>
internal static partial class SentenceParts
{
    private const int FewestWords = 2;
    private const int MostWords = 7;

    public static IEnumerable<string> Of(string sentence, string language)
    {
        var words = ClauseWords.Of(language);
        if (sentence.EndsWith('?') || sentence.AsSpan().IndexOfAny('“', '"', '„') >= 0)
        {
            yield break;
        }

        if (SubjectOf(sentence, language) is { } subject)
        {
            yield return subject;
        }

        if (StopWords.Primary(language) != "de" && Tail(sentence, words, language) is { } tail && Count(tail) is >= FewestWords and <= MostWords)
        {
            yield return OnScreen.Capitalise(tail);
        }
    }

    /// <summary>The subject at the start of a sentence, or null.</summary>
    public static string? SubjectOf(string sentence, string language)
    {
        var subject = StopWords.Primary(language) == "de" ? GermanSubject(sentence) : Subject(sentence, ClauseWords.Of(language), language);

        return subject is not null && Count(subject) is >= FewestWords and <= MostWords ? OnScreen.Capitalise(subject) : null;
    }

    // "The saddest fact about octopuses is how ...": all before the first auxiliary, if nothing there is a clause.
    private static string? Subject(string sentence, ClauseWords words, string language)
    {
        var tokens = sentence.Split(' ');
        var end = Array.FindIndex(tokens, words.Auxiliaries.Contains);
        if (end <= 0 || tokens[..end].Any(token => token[^1] is ',' or ':' or ';' or '—') || tokens[..end].Any(words.Subordinators.Contains))
        {
            return null;
        }

        var first = tokens[0];
        var isOpen = words.Prepositions.Contains(first) || words.Conjunctions.Contains(first) || LeaningWords.Of(language).Pronouns.Contains(first)
            || string.Equals(first, "there", StringComparison.OrdinalIgnoreCase);
        var last = tokens[end - 1];
        var isCut = StopWords.Of(language).Contains(last) || last.EndsWith("ly", StringComparison.Ordinal);

        return isOpen || isCut ? null : string.Join(' ', tokens[..end]);
    }

    // "... through any gap larger than its beak.": all after the last preposition that a noun phrase follows.
    private static string? Tail(string sentence, ClauseWords words, string language)
    {
        var tokens = sentence.TrimEnd('.', '!', ' ').Split(' ');
        var stops = StopWords.Of(language);
        for (var i = tokens.Length - FewestWords - 1; i > 0 && tokens.Length - i <= MostWords + 1; i--)
        {
            if (!words.Prepositions.Contains(tokens[i]) || words.Joiners.Contains(tokens[i]))
            {
                continue;
            }

            var tail = tokens[(i + 1)..];
            var isPhrase = !tail.Any(token => token[^1] is ',' or ':' or ';' || words.Auxiliaries.Contains(token) || LeaningWords.Of(language).Pronouns.Contains(token) && token is not "its")
                && !words.Subordinators.Overlaps(tail.Except(["than"]))
                && !words.Prepositions.Contains(tail[0])
                && !Elision().IsMatch(tail[0])
                && !words.Conjunctions.Contains(tail[0])
                && !stops.Contains(tail[^1])
                && !IsYear(tail[^1])
                && !LeaningWords.Of(language).Pronouns.Contains(tail[0]);

            return isPhrase && tail.Count(token => !stops.Contains(token)) >= 2 ? string.Join(' ', tail) : null;
        }

        return null;
    }

    private static bool IsYear(string token) => token.Length == 4 && token.All(char.IsDigit);

    private static string? GermanSubject(string sentence)
    {
        var match = GermanNounPhrase().Match(sentence);

        return match.Success && match.Value.Contains(' ', StringComparison.Ordinal) ? match.Value : null;
    }

    private static int Count(string text) => text.Split(' ').Length;

    // French "qu’elle", "s’y": a clause, not a noun.
    [GeneratedRegex("^(qu|s|n|j|c|m|t)[’']", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 10_000)]
    private static partial Regex Elision();

    // At the start of a sentence: article, adjectives, noun, and what hangs on it; the verb comes next.
    [GeneratedRegex(
        "^((Der|Die|Das|Ein|Eine|Kein|Keine|Jeder|Jede|Jedes|Viele|Einige|Zwei|Drei|Vier|Fünf|Selbst|Nur)\\s)?(\\p{L}+(e|er|es|en|sten)\\s)?\\p{Lu}[\\p{L}-]{2,}" +
        "(\\s(der|des|eines|einer|von|und|in|im)(\\s(der|des|dem|die|das))?(\\s\\p{Ll}+(en|er|es|e))?\\s\\p{Lu}[\\p{L}-]{2,})?(?=\\s\\p{Ll})",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex GermanNounPhrase();
}
