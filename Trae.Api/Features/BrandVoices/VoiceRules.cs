using Trae.Api.Features.Content.Sources;
using Trae.Api.Features.Models.Writing;
using Trae.Api.Features.Safety;
using Trae.Contracts;

namespace Trae.Api.Features.BrandVoices;

/// <summary>What a brand voice must be in itself: pure.</summary>
internal static class VoiceRules
{
    public const int FewestWords = 50;
    public const int MostWords = 5_000;
    public const int MostExamples = 10;

    private const int LongestExample = 60_000;
    private const int LongestTerm = 100;

    public static IReadOnlyList<Fault> Faults(BrandVoice voice)
    {
        IReadOnlyList<Fault> faults =
        [
            .. string.IsNullOrWhiteSpace(voice.Name) ? [new Fault("name", "name-missing", "The voice has no name. Give it one.")] : (Fault[])[],
            .. new[]
            {
                Fault.OfText("name", "The name", voice.Name, 100),
                Fault.OfText("notes", "The notes", voice.Notes, 1_000),
                Fault.OfText("opening", "The opening", voice.Opening, 300),
                Fault.OfText("closing", "The closing", voice.Closing, 300),
            }.OfType<Fault>(),
            .. (voice.Use ?? []).SelectMany((term, index) => Term($"use[{index}]", term)),
            .. (voice.Avoid ?? []).SelectMany((words, index) => Term($"avoid[{index}]", words?.Words).Concat(Instead($"avoid[{index}].instead", words))),
            .. voice.Examples.Count is 0 or > MostExamples
                ? [new Fault("examples", "examples-missing", $"A voice is learnt from 1 to {MostExamples} examples. Give as many.")]
                : voice.Examples.SelectMany((example, index) => Example(example, index)),
        ];

        return faults.Count > 0 ? faults : [.. Languages(voice.Examples)];
    }

    private static IEnumerable<Fault> Term(string path, string? term)
    {
        if (Fault.OfText(path, "The word or phrase", term, LongestTerm) is { } fault)
        {
            yield return fault;
        }
        else if (term is null || !Moderation.IsPattern(term))
        {
            yield return new(path, "term-empty", "One of the words to use or to avoid has no letter in it. Write words, or leave it out.");
        }
    }

    // What is put in must not be to avoid itself: it would be put in again and again.
    private static IEnumerable<Fault> Instead(string path, AvoidedWords? words)
    {
        if (words?.Instead is not { Length: > 0 } instead)
        {
            yield break;
        }

        if (Fault.OfText(path, "What is said instead", instead, LongestTerm) is { } fault)
        {
            yield return fault;
        }
        else if (Moderation.Place(words.Words, instead) is not null)
        {
            yield return new(path, "instead-avoided", $"“{instead}” holds the words that it stands for. Name others.");
        }
    }

    private static IEnumerable<Fault> Example(VoiceExample? example, int index)
    {
        var (path, name) = ($"examples[{index}].text", $"Example {index + 1}");
        if (Fault.OfText(path, name, example?.Text, LongestExample, "example-too-long") is { } fault)
        {
            yield return fault;
        }
        else if (WordCounter.Count(example?.Text ?? "") is var words and (< FewestWords or > MostWords))
        {
            yield return new(path, words < FewestWords ? "example-too-short" : "example-too-long", FormattableString.Invariant($"{name} has {words:N0} words. Give {FewestWords} to {MostWords:N0}, of running text."));
        }
    }

    private static IEnumerable<Fault> Languages(IReadOnlyList<VoiceExample> examples)
    {
        var language = LanguageDetector.Detect(string.Join('\n', examples.Select(example => example.Text)));

        return examples.Select((example, index) => (Language: LanguageDetector.Detect(example.Text!), index))
            .Where(example => example.Language != language && SceneWords.IsOtherLanguage(example.Language, language))
            .Select(example => new Fault(
                $"examples[{example.index}].text",
                "examples-differ",
                $"Example {example.index + 1} seems to be in {VoiceWords.LanguageName(example.Language)}, and the others in {VoiceWords.LanguageName(language)}. Make a voice for each language."));
    }
}
