using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Trae.Api.Features.BrandVoices;
using Trae.Api.Features.Content.Sources;
using Trae.Api.Features.Models.Calls;
using Trae.Contracts;

namespace Trae.Api.Features.Models.Writing;

/// <summary>Tells a model of a voice: its measures as rules, excerpts and favourite words as data in a fence that nothing in them can close. Pure.</summary>
/// <param name="Rules">For the rules.</param>
/// <param name="Data">For the question.</param>
internal sealed record VoicePrompt(string Rules, string Data)
{
    public const string File = "brand-voice.v1";

    private const int MostExcerpts = 3;
    private const int WordsOfExcerpt = 60;
    private const int MostTerms = 12;

    private static readonly JsonSerializerOptions Plain = new(JsonDefaults.Options) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Nothing without a voice.</summary>
    public static VoicePrompt Of(LearntVoice? voice)
    {
        if (voice is null)
        {
            return new("", "");
        }

        var data = JsonSerializer.Serialize(
            new { excerpts = voice.Voice.Examples.Take(MostExcerpts).Select(example => Excerpt(example.Text!, voice.Profile.Language)), likes = voice.Favourites.Take(MostTerms) }, Plain);
        var fence = PromptFence.NameOf("VOICE", data);
        var measures = voice.Profile.Measures;

        return new(
            "\n\n" + PromptFile.Read(
                File,
                ("fence", fence),
                ("length", Whole(measures.SentenceWords)),
                ("short", Whole(Math.Max(1, measures.SentenceWords - measures.SentenceSpread))),
                ("long", Whole(measures.SentenceWords + measures.SentenceSpread)),
                ("level", measures.Lix is { } lix ? $"The text is {VoiceWords.Level(lix)}." : ""),
                ("address", Address(voice.Profile.Address)),
                ("contractions", measures.Contractions switch { null => "", >= LearntVoice.Often => "Contract: don’t, it’s.", <= LearntVoice.Seldom => "Do not contract: do not, it is.", _ => "" }),
                ("questions", measures.Questions >= 0.08 ? "Ask a question now and then." : "Ask no questions."),
                ("avoid", voice.Voice.Avoid is { Count: > 0 } avoid ? string.Join("; ", avoid.Select(Named)) : "none."),
                ("notes", string.IsNullOrWhiteSpace(voice.Voice.Notes) ? "" : $"* The sender says of it: {voice.Voice.Notes.Trim()}")),
            PromptFence.Around(data, fence) + "\n\n");
    }

    /// <summary>The name of a prompt that has one.</summary>
    public static string Named(string prompt, LearntVoice? voice) => voice is null ? prompt : $"{prompt} {File}";

    private static string Named(AvoidedWords words) => words.Instead is { Length: > 0 } instead ? $"“{words.Words}” (but “{instead}”)" : $"“{words.Words}”";

    private static string Address(VoiceAddress address) => address switch
    {
        VoiceAddress.You => "Speak to the viewer.",
        VoiceAddress.We => "Say we.",
        VoiceAddress.I => "He says I; you say it only where the source does.",
        _ => "Speak of things, not to the viewer.",
    };

    // Whole sentences, from the beginning; at least one.
    private static string Excerpt(string text, string language)
    {
        var words = 0;
        var taken = VoiceMeasuring.SentencesOf(text, language).TakeWhile(sentence => (words += WordCounter.Count(sentence)) <= WordsOfExcerpt || words == WordCounter.Count(sentence));
        var excerpt = string.Join(' ', taken);

        return excerpt.Length <= WordsOfExcerpt * 12 ? excerpt : excerpt[..(WordsOfExcerpt * 12)];
    }

    private static string Whole(double number) => number.ToString("0", CultureInfo.InvariantCulture);
}
