using Trae.Api.Features.Content.Sources;
using Trae.Contracts;

namespace Trae.Api.Features.BrandVoices;

/// <summary>Learns a voice from its examples: counted and compared, without a model. Pure: the same examples teach the same.</summary>
internal static class VoiceLearning
{
    public const string Ellipsis = "…";

    private const int MostLines = 3;
    private const int LongestLine = 300;
    private const int FewestWords = 2;
    private const int MostWords = 5;

    public static VoiceProfile Learn(IReadOnlyList<string> texts)
    {
        var language = LanguageDetector.Detect(string.Join('\n', texts));
        var examples = texts.Select(text => (IReadOnlyList<string>)VoiceMeasuring.SentencesOf(text, language)).Where(sentences => sentences.Count > 0).ToList();
        var measures = VoiceMeasuring.Of([.. examples.SelectMany(sentences => sentences)], language);

        return new(
            language,
            texts.Count,
            measures,
            AddressWords.AddressOf(measures),
            KeyTerms.Of(examples, language),
            LinesOf([.. examples.Select(sentences => sentences[0])], takesBeginnings: !VoiceMeasuring.IsJoined(language)),
            LinesOf([.. examples.Select(sentences => sentences[^1])], takesBeginnings: false),
            examples.Count(sentences => SentenceEnds.Asks(sentences[0])));
    }

    /// <summary>Words alone, for lines that differ in a comma.</summary>
    public static string Folded(string line) => string.Join(' ', Tokens.Of(line).Select(token => Tokens.Plain(token).ToLowerInvariant()));

    private static IReadOnlyList<VoiceLine> LinesOf(IReadOnlyList<string> lines, bool takesBeginnings)
    {
        var whole = Repeated(lines.Where(line => line.Length <= LongestLine), Folded, line => line);
        var beginnings = takesBeginnings
            ? Enumerable.Range(FewestWords, MostWords - FewestWords + 1).Reverse()
                .SelectMany(words => Repeated(lines, line => BeginningOf(line, words), line => BeginningOf(line, words) + Ellipsis))
                .ToList()
            : [];

        return [.. whole.Concat(beginnings.Where(line => !whole.Exists(other => Holds(other.Text, line.Text)))
            .Where((line, index) => !beginnings.Take(index).Any(other => Holds(other.Text, line.Text)))).Take(MostLines)];
    }

    private static List<VoiceLine> Repeated(IEnumerable<string> lines, Func<string, string> keyOf, Func<string, string> shown) =>
    [
        .. lines.GroupBy(keyOf, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Key.Length > 0 && group.Count() > 1)
            .OrderByDescending(group => group.Count())
            .Select(group => new VoiceLine(shown(group.First()), group.Count())),
    ];

    private static bool Holds(string longer, string beginning) => longer.StartsWith(beginning[..^Ellipsis.Length], StringComparison.OrdinalIgnoreCase);

    private static string BeginningOf(string line, int words)
    {
        var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        return parts.Length > words ? string.Join(' ', parts[..words]).TrimEnd(',', ':', ';') : "";
    }
}
