using System.Text.RegularExpressions;
using Trae.Api.Features.Content.Checking;
using Trae.Api.Features.Content.Sources;

namespace Trae.Api.Features.Content.Writing;

/// <summary>Finds short lines for the screen in the source's own words, and hands each out once.</summary>
internal sealed partial class Headlines
{
    private const double LargestShare = 0.75;

    private readonly SourceAnalysis _analysis;
    private readonly List<string> _shown = [];

    public Headlines(SourceAnalysis analysis, string title)
    {
        _analysis = analysis;
        _shown.Add(Plain(title));
    }

    /// <summary>A clause or short sentence of what is spoken, else the section's heading, else a phrase, else a short sentence alone.</summary>
    public string? Take(IReadOnlyList<string> spoken, string narration, string? section)
    {
        var clauses = spoken.SelectMany(line => Clauses.Of(line, _analysis.Language));
        var wholes = spoken.Count < 2 ? [] : spoken.Select(Clauses.Whole).OfType<string>().Where(line => Leaning.Of(line + ".", _analysis.Language) == Lean.None);
        var candidates = wholes.Concat(clauses).Where(line => line.Length <= LargestShare * narration.Length).OrderByDescending(Telling);

        return TakeFirst(candidates)
            ?? TakeSection(section)
            ?? TakeTelling(spoken, narration)
            ?? TakeFirst(spoken.Select(Clauses.Whole).OfType<string>())
            ?? TakeFirst(spoken.Select(line => Clauses.CoreOf(line, _analysis.Language)).OfType<string>())
            ?? TakeFirst(Phrases(spoken, narration))
            ?? TakeFirst(LastWords(spoken, narration));
    }

    // A scene that shows nothing looks broken: a name, or the word that is most of what the text is about.
    private IEnumerable<string> LastWords(IReadOnlyList<string> spoken, string narration)
    {
        var words = spoken.SelectMany(Tokens.Of).ToList();
        var names = words.Zip(words.Skip(1)).Where(pair => char.IsUpper(pair.First[0]) && char.IsUpper(pair.Second[0])).Select(pair => $"{pair.First} {pair.Second}");

        return names.Concat(words.Where(word => word.Length > 3 && !StopWords.Of(_analysis.Language).Contains(word)).OrderByDescending(Telling).Select(OnScreen.Capitalise))
            .Where(line => line.Length <= LargestShare * narration.Length && narration.Contains(line, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The section's heading, if it was not shown yet.</summary>
    public string? TakeSection(string? section) => section is null || Generic().IsMatch(section) ? null : TakeFirst([section]);

    /// <summary>A noun phrase of what is spoken, of at least two telling words.</summary>
    public string? TakeTelling(IReadOnlyList<string> spoken, string narration) =>
        TakeFirst(Phrases(spoken, narration).Where(HasTwoWords));

    private IEnumerable<string> Phrases(IReadOnlyList<string> spoken, string narration) =>
        spoken
            .SelectMany(line => SentenceParts.Of(line, _analysis.Language))
            .OrderByDescending(Telling)
            .Concat(spoken.SelectMany(line => KeyPhrases.Of(line, _analysis)))
            .Where(phrase => phrase.Length <= LargestShare * narration.Length);

    // A lone noun says little; German packs two into one.
    private bool HasTwoWords(string phrase) =>
        TermVectors.TermsOf(phrase, _analysis.Language).Count() >= (StopWords.Primary(_analysis.Language) == "de" && phrase.Contains(' ', StringComparison.Ordinal) ? 1 : 2);

    // "Hundred" of "eight hundred yards" would be another number.
    private bool IsNumber(string line) => SpelledNumbers.Find(line, _analysis.Language).Any(number => number.Text.Length == line.Trim().Length);

    private string? TakeFirst(IEnumerable<string> candidates)
    {
        foreach (var candidate in candidates)
        {
            var plain = Plain(candidate);
            if (plain.Length > 0 && !IsNumber(candidate) && !_shown.Exists(shown => shown == plain))
            {
                _shown.Add(plain);
                return candidate;
            }
        }

        return null;
    }

    // Central words, and not too many others around them.
    private double Telling(string line)
    {
        var terms = TermVectors.TermsOf(line, _analysis.Language).ToList();

        return terms.Sum(term => _analysis.Weights.GetValueOrDefault(term)) / Math.Sqrt(terms.Count + 2.0);
    }

    private static string Plain(string text) => string.Join(' ', Tokens.Of(text)).ToLowerInvariant();

    // These say what part of an article it is, not what it is about.
    [GeneratedRegex(
        "^(introduction|conclusions?|summary|overview|abstract|background|references|notes|see also|further reading|takeaways?|final thoughts|" +
        "einleitung|einführung|fazit|zusammenfassung|schluss|quellen|literatur|résumé|sommaire|introducción|conclusión|conclusiones|resumen)$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        1000)]
    private static partial Regex Generic();
}
