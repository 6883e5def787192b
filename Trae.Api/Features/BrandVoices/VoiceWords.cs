using System.Globalization;
using Trae.Api.Features.Content.Sources;
using Trae.Contracts;

namespace Trae.Api.Features.BrandVoices;

/// <summary>Says a profile in sentences.</summary>
internal static class VoiceWords
{
    private const int MostTerms = 8;

    public static IReadOnlyList<string> Of(VoiceProfile profile) => [.. Sentences(profile).OfType<string>()];

    /// <summary>"easy", by Björnsson's scale.</summary>
    public static string Level(double lix) => lix switch
    {
        < 30 => "very easy to read, as children’s books are",
        < 40 => "easy to read, as stories are",
        < 50 => "of middling difficulty, as newspapers are",
        < 60 => "hard to read, as official texts are",
        _ => "very hard to read, as scientific texts are",
    };

    private static IEnumerable<string?> Sentences(VoiceProfile profile)
    {
        var measures = profile.Measures;
        yield return Invariant($"Learnt from {measures.Words:N0} words in {Count(profile.Examples, "example")}, in {LanguageName(profile.Language)}.");
        yield return Invariant($"Sentences have {measures.SentenceWords:0.#} words on average, most of them {Math.Max(1, measures.SentenceWords - measures.SentenceSpread):0} to {measures.SentenceWords + measures.SentenceSpread:0}.");
        yield return measures.Lix is { } lix ? Invariant($"It is {Level(lix)} (LIX {lix:0}).") : null;
        yield return measures.You is null ? "Whom it speaks to is not told in this language." : profile.Address switch
        {
            VoiceAddress.You => "It speaks to the viewer.",
            VoiceAddress.We => "It says we.",
            VoiceAddress.I => "It says I.",
            _ => "It speaks to nobody and of nobody in particular.",
        };
        yield return measures.Contractions switch
        {
            null => null,
            >= LearntVoice.Often => "It contracts: don’t, it’s.",
            <= LearntVoice.Seldom => "It does not contract: do not, it is.",
            { } some => Invariant($"It contracts in {some * 100:0} % of the places where it could."),
        };
        yield return Invariant($"{measures.Questions * 100:0} % of its sentences are questions, {measures.Exclamations * 100:0} % exclamations.");
        yield return profile.OpeningQuestions == 0 ? null : $"{Count(profile.OpeningQuestions, "example")} of {profile.Examples} begin{(profile.OpeningQuestions == 1 ? "s" : "")} with a question.";
        yield return profile.Openings.Count == 0 ? "No two examples begin alike." : $"It begins: {Lines(profile.Openings)}";
        yield return profile.Closings.Count == 0 ? "No two examples end alike." : $"It ends: {Lines(profile.Closings)}";
        yield return profile.Terms.Count > 0 ? $"More often than others it says {string.Join(", ", profile.Terms.Take(MostTerms).Select(term => $"“{term.Words}”"))}."
            : FrequentWords.Knows(profile.Language) ? "No word stands out: give more examples, or name its words yourself."
            : "Which words stand out is not told in this language: name them yourself.";
    }

    public static string LanguageName(string language) => CultureInfo.GetCultureInfo(StopWords.Primary(language)).EnglishName;

    private static string Lines(IReadOnlyList<VoiceLine> lines) => string.Join(", ", lines.Select(line => $"“{line.Text}”"));

    private static string Count(int number, string what) => $"{number.ToString(CultureInfo.InvariantCulture)} {what}{(number == 1 ? "" : "s")}";

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
