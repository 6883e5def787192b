using System.Text.RegularExpressions;
using Trae.Api.Features.Content.Sources;

namespace Trae.Api.Features.Content.Writing;

/// <summary>Words in quotation marks, and the name that the sentence gives for them.</summary>
internal sealed record Quoted(string Words, string Speaker);

/// <summary>Finds a quotation inside a sentence, if the same sentence names who said it.</summary>
internal static partial class QuoteFinder
{
    private const int FewestWords = 5;

    public static Quoted? Find(string sentence, string language)
    {
        var match = Quotation().Matches(sentence).MaxBy(found => found.Length);
        if (match is null || Tokens.Of(match.Value).Count() < FewestWords)
        {
            return null;
        }

        var around = string.Concat(sentence.AsSpan(0, match.Index), " | ", sentence.AsSpan(match.Index + match.Length));

        return SpeakerIn(around, language) is { } speaker ? new Quoted(Unquoted(match.Value), speaker) : null;
    }

    /// <summary>Whether a sentence announces somebody's words.</summary>
    public static bool SpeaksOfWords(string sentence) => SpeechVerb().IsMatch(sentence) || SpeechNoun().IsMatch(sentence);

    /// <summary>Without the marks around it and a comma at its end.</summary>
    public static string Unquoted(string quotation) =>
        quotation.Trim(' ', '"', '“', '”', '„', '«', '»', '\u00A0', '\u202F').TrimEnd(',', ' ', '\u00A0', '\u202F');

    private static string? SpeakerIn(string around, string language)
    {
        var stops = StopWords.Of(language);
        var names = Name().Matches(around)
            .Where(match => !stops.Contains(match.Value.Split(' ')[0]) || match.Value.Contains(' ', StringComparison.Ordinal))
            .Select(match => (match.Index, Text: WithoutStops(match.Value, stops)))
            .Where(name => name.Text.Length > 1)
            .ToList();
        if (!SpeechVerb().IsMatch(around) || names.Count == 0)
        {
            return null;
        }

        // The name nearest to the verb of speaking is the speaker's.
        var verb = SpeechVerb().Match(around).Index;
        return names.MinBy(name => Math.Abs(name.Index - verb)).Text;
    }

    private static string WithoutStops(string name, ISet<string> stops) =>
        string.Join(' ', name.Split(' ').SkipWhile(stops.Contains)).TrimEnd('.', ',');

    [GeneratedRegex("“[^“”]{10,600}”|\"[^\"]{10,600}\"|«[^«»]{10,600}»|„[^„“”]{10,600}[“”]|»[^«»]{10,600}«", RegexOptions.None, 10_000)]
    private static partial Regex Quotation();

    [GeneratedRegex(
        "\\b(described|letter|words|sentence|poem|motto|saying|verse|Satz|Worte|Worten|Gedicht|Brief|lettre|phrase|vers|frase|palabras|carta|verso)\\b",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex SpeechNoun();

    [GeneratedRegex("\\p{Lu}[\\p{L}’'.-]*(\\s(von|van|de|del|la|der|du|bin|al)?\\s?\\p{Lu}[\\p{L}’'.-]*)*", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Name();

    [GeneratedRegex(
        "\\b(said|says|wrote|writes|told|asked|replied|explained|explains|noted|recalled|declared|argued|warned|put it|called|remarked|" +
        "sagt|sagte|schrieb|schreibt|erklärt|erklärte|meint|meinte|notierte|fragte|rief|berichtet|berichtete|" +
        "dit|disait|écrit|écrivait|écrivit|explique|expliquait|affirme|affirmait|déclare|déclarait|raconte|racontait|notait|" +
        "dijo|dice|decía|escribió|escribe|explica|explicó|afirma|afirmó|declaró|contó|respondió|preguntó)\\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        1000)]
    private static partial Regex SpeechVerb();
}
