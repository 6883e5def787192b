using System.Text.RegularExpressions;
using Trae.Api.Features.Content.Sources;

namespace Trae.Api.Features.BrandVoices;

/// <summary>English contractions: counted, made and undone. Where it is not sure what stands for what, all stays as it is.</summary>
internal static partial class Contractions
{
    private const int Fewest = 5;

    private static readonly (string Full, string Short)[] Pairs =
    [
        ("cannot", "can't"), ("can not", "can't"), ("will not", "won't"), ("shall not", "shan't"), ("do not", "don't"), ("does not", "doesn't"), ("did not", "didn't"),
        ("is not", "isn't"), ("are not", "aren't"), ("was not", "wasn't"), ("were not", "weren't"), ("has not", "hasn't"), ("have not", "haven't"), ("had not", "hadn't"),
        ("would not", "wouldn't"), ("could not", "couldn't"), ("should not", "shouldn't"), ("i am", "I'm"), ("you are", "you're"), ("we are", "we're"), ("they are", "they're"),
        ("i have", "I've"), ("you have", "you've"), ("we have", "we've"), ("they have", "they've"), ("i will", "I'll"), ("you will", "you'll"), ("we will", "we'll"),
        ("they will", "they'll"), ("it will", "it'll"), ("it is", "it's"), ("that is", "that's"), ("there is", "there's"), ("what is", "what's"), ("here is", "here's"), ("let us", "let's"),
    ];

    private static readonly Dictionary<string, string> Shorts = Pairs.DistinctBy(pair => pair.Full).ToDictionary(pair => pair.Full, pair => pair.Short, StringComparer.OrdinalIgnoreCase);
    private static readonly Dictionary<string, string> Fulls = Pairs.DistinctBy(pair => pair.Short).ToDictionary(pair => pair.Short, pair => pair.Full, StringComparer.OrdinalIgnoreCase);

    public static bool AreOf(string language) => StopWords.Primary(language) == "en";

    /// <summary>Of the places that may contract, the share that does; null where there are too few to tell.</summary>
    public static double? ShareOf(string text)
    {
        var contracted = Short().Matches(text).Count(match => Fulls.ContainsKey(Tokens.Plain(match.Value)));
        var full = Full().Matches(text).Count(match => Shorts.ContainsKey(match.Value));

        return contracted + full < Fewest ? null : (double)contracted / (contracted + full);
    }

    /// <summary>"It does not swim" as "It doesn't swim".</summary>
    public static string Contract(string sentence) => Full().Replace(sentence, match => MayContract(sentence, match) ? Cased(Shorts[match.Value], match.Value) : match.Value);

    /// <summary>"It doesn't swim" as "It does not swim".</summary>
    public static string Expand(string sentence) => Short().Replace(sentence, match =>
        Fulls.TryGetValue(Tokens.Plain(match.Value), out var full) && !IsPerfect(sentence, match) ? Cased(full, match.Value) : match.Value);

    // "That is what it is.": at the end of a thought nothing is contracted; "is it not" has its words in another order.
    private static bool MayContract(string sentence, Match match)
    {
        var rest = sentence.AsSpan(match.Index + match.Length);
        var endsInNot = match.Value.EndsWith("not", StringComparison.OrdinalIgnoreCase);

        return Shorts.ContainsKey(match.Value) && (endsInNot || (rest.Length > 1 && rest[0] == ' ' && char.IsLetterOrDigit(rest[1])));
    }

    // "It's been", "that's got": has, not is.
    private static bool IsPerfect(string sentence, Match match) =>
        match.Value.EndsWith('s') && Perfect().IsMatch(sentence[(match.Index + match.Length)..]);

    private static string Cased(string text, string like) => char.IsUpper(like[0]) || text[0] == 'I' || text.StartsWith("i ", StringComparison.Ordinal) ? char.ToUpperInvariant(text[0]) + text[1..] : text;

    [GeneratedRegex(@"\b(?:cannot|(?:can|will|shall|do|does|did|is|are|was|were|has|have|had|would|could|should) not|(?:i) am|(?:you|we|they) are|(?:i|you|we|they) have|(?:i|you|we|they|it) will|(?:it|that|there|what|here) is|let us)\b", RegexOptions.IgnoreCase, 10_000)]
    private static partial Regex Full();

    [GeneratedRegex(@"\b(?:[a-z]+n['’]t|i['’]m|(?:you|we|they)['’]re|(?:i|you|we|they)['’]ve|(?:i|you|we|they|it)['’]ll|(?:it|that|there|what|here|let)['’]s)\b", RegexOptions.IgnoreCase, 10_000)]
    private static partial Regex Short();

    [GeneratedRegex(@"^ (?:(?:also|just|already|always|never|long) )?(?:been|had|got|become|made|taken|\w+ed)\b", RegexOptions.IgnoreCase, 10_000)]
    private static partial Regex Perfect();
}
