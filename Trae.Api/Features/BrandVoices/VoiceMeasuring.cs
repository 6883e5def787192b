using Trae.Api.Features.Content.Sources;
using Trae.Contracts;

namespace Trae.Api.Features.BrandVoices;

/// <summary>Measures a text, be it an example or a script. Pure.</summary>
internal static class VoiceMeasuring
{
    private const int LongWord = 7;

    /// <summary>Its sentences, line by line, without what no one hears.</summary>
    public static List<string> SentencesOf(string text, string language) =>
    [
        .. text.Split('\n')
            .Select(TextCleaning.Clean)
            .SelectMany(line => SentenceSplitter.Split(line, language))
            .Select(sentence => sentence.Trim())
            .Where(sentence => sentence.Any(char.IsLetterOrDigit)),
    ];

    public static VoiceMeasures Of(IReadOnlyList<string> sentences, string language)
    {
        var lengths = sentences.Select(WordCounter.Spoken).ToList();
        var (words, mean) = (lengths.Sum(), lengths.Count == 0 ? 0 : lengths.Average());
        var tokens = sentences.SelectMany(Tokens.Of).ToList();
        var known = AddressWords.Of(language);

        return new(
            (int)Math.Round(words),
            sentences.Count,
            mean,
            lengths.Count == 0 ? 0 : Math.Sqrt(lengths.Average(length => (length - mean) * (length - mean))),
            IsJoined(language) || tokens.Count == 0 ? null : mean + (100.0 * tokens.Count(token => token.Count(char.IsLetter) >= LongWord) / tokens.Count),
            Contractions.AreOf(language) ? Contractions.ShareOf(string.Join('\n', sentences)) : null,
            Share(sentences, SentenceEnds.Asks),
            Share(sentences, Exclaims),
            InHundred(known?.You, tokens),
            InHundred(known?.We, tokens),
            InHundred(known?.I, tokens));
    }

    /// <summary>Whether words are not set apart.</summary>
    public static bool IsJoined(string language) => StopWords.Primary(language) is "zh" or "ja" or "th" or "lo" or "km" or "my";

    private static bool Exclaims(string sentence) => sentence.AsSpan().IndexOfAny('!', '！') >= 0;

    private static double Share(IReadOnlyList<string> sentences, Func<string, bool> holds) =>
        sentences.Count == 0 ? 0 : (double)sentences.Count(holds) / sentences.Count;

    private static double? InHundred(System.Collections.Frozen.FrozenSet<string>? words, List<string> tokens) =>
        words is null ? null : tokens.Count == 0 ? 0 : 100.0 * tokens.Count(token => words.Contains(Tokens.Plain(token))) / tokens.Count;
}
