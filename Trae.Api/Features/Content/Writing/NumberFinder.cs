using System.Globalization;
using System.Text.RegularExpressions;
using Trae.Api.Features.Content.Sources;

namespace Trae.Api.Features.Content.Writing;

/// <summary>A figure worth a picture of its own.</summary>
/// <param name="Shown">As written, with sign, magnitude and unit: "500 million", "80 Prozent".</param>
/// <param name="Counts">The words after it that say what it counts; empty if none do.</param>
/// <param name="Weight">How striking it is.</param>
internal sealed record Figure(string Shown, string Counts, double Weight);

/// <summary>Finds figures in a sentence. Years, dates, ordinals and names such as "Voyager 1" are none.</summary>
internal static partial class NumberFinder
{
    private const int MostWordsCounted = 10;
    private const double Striking = 1;

    /// <summary>The most striking figure, or null.</summary>
    public static Figure? Find(string sentence, string language) =>
        Number().Matches(sentence)
            .Select(match => Read(sentence, match, language))
            .Where(figure => figure is { Weight: >= Striking })
            .MaxBy(figure => figure!.Weight);

    private static Figure? Read(string sentence, Match match, string language)
    {
        var digits = match.Groups["number"].Value;
        var hasMagnitude = match.Groups["magnitude"].Length > 0;
        var hasUnit = match.Groups["unit"].Length > 0 || match.Groups["currency"].Length > 0;
        var rest = sentence[(match.Index + match.Length)..];
        if (!hasMagnitude && !hasUnit && (IsYear(digits) || IsName(sentence, match, language) || IsOrdinal(rest) || IsDate(sentence, match, rest)))
        {
            return null;
        }

        var weight = (hasMagnitude ? 3 : 0)
            + (match.Groups["unit"].Value.Trim() is "%" or "percent" or "per cent" or "Prozent" or "pour cent" or "por ciento" ? 2.5 : hasUnit ? 1 : 0)
            + (digits.Any(c => !char.IsDigit(c)) ? 2 : 0)
            + (digits.Length >= 3 ? 1.5 : digits.Length == 2 ? 1 : 0);
        var counts = CountedBy(rest, language);

        return new Figure(match.Value.Trim(), counts, weight + (counts.Length > 0 ? 1 : -0.5));
    }

    private static string CountedBy(string rest, string language)
    {
        var words = ClauseWords.Of(language);
        var stops = StopWords.Of(language);
        var counted = new List<string>();
        var clause = ClauseEnd().Match(rest) is { Success: true } end ? rest[..end.Index] : rest;
        if (!clause.StartsWith(' '))
        {
            return "";
        }

        foreach (var word in clause.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (words.Auxiliaries.Contains(word) || words.Conjunctions.Contains(word) || word is "to" or "than" || IsSubordinator(word, words, language))
            {
                break;
            }

            counted.Add(word);
        }

        // Too long to show whole: end before the last preposition that leaves enough.
        while (counted.Count > MostWordsCounted && counted.FindLastIndex(Math.Min(counted.Count - 1, MostWordsCounted), words.Prepositions.Contains) is var cut && cut != 0)
        {
            counted = cut < 0 ? [] : counted[..cut];
        }

        while (counted.Count > 0 && (words.Prepositions.Contains(counted[^1]) || words.Determiners.Contains(counted[^1]) || stops.Contains(counted[^1])))
        {
            counted.RemoveAt(counted.Count - 1);
        }

        // In German, what follows the last noun is a verb or an adverb.
        if (StopWords.Primary(language) == "de")
        {
            counted = counted[..(counted.FindLastIndex(word => char.IsUpper(word[0])) + 1)];
        }

        return counted.TrueForAll(stops.Contains) ? "" : string.Join(' ', counted);
    }

    private static bool IsSubordinator(string word, ClauseWords words, string language) =>
        words.Subordinators.Contains(word) && !words.Prepositions.Contains(word) && !(StopWords.Primary(language) == "de" && words.Determiners.Contains(word));

    private static bool IsYear(string digits) =>
        digits.Length == 4 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1000 and <= 2150;

    // "Voyager 1", "Apollo 11", "Seite 5".
    private static bool IsName(string sentence, Match match, string language)
    {
        var before = sentence[..match.Index].TrimEnd();
        var word = before[(before.LastIndexOf(' ') + 1)..];

        return word.Length > 0 && char.IsUpper(word[0]) && !StopWords.Of(language).Contains(word) && (before.Length > word.Length || match.Value.Trim().Length <= 2);
    }

    private static bool IsOrdinal(string rest) => rest is ['.', ' ', ..] || (rest.Length > 0 && char.IsLetter(rest[0]));

    private static bool IsDate(string sentence, Match match, string rest) =>
        Month().IsMatch(rest.Length > 14 ? rest[..14] : rest) || Month().IsMatch(sentence[Math.Max(0, match.Index - 12)..match.Index]);

    [GeneratedRegex(
        "(?<![\\w.,/:–-])(?<sign>[+−-])?(?<currency>[$€£¥]\\s?)?(?<number>\\d{1,3}([.,’' ]\\d{3})+([.,]\\d+)?|\\d+([.,]\\d+)?)" +
        "(?<magnitude>\\s(thousand|million|billion|trillion|tausend|Millionen|Million|Milliarden|Milliarde|Billionen|Mio\\.|Mrd\\.|mille|millions|milliards|milliard|mil millones|mil|millones|millón))?" +
        "(?<unit>\\s?(%|°C|°F|€|km/h|km²|km|kg|GB|MB|MW|kW)|\\s(percent|per cent|Prozent|pour cent|por ciento|degrees|Grad|degrés|grados|euros|Euro|dollars|Dollar|dólares))?(?![\\w-])(?![.,:]\\d)",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Number();

    [GeneratedRegex("[,;:!?()«»„“”\"—]|\\.(\\s|$)|\\s[–-]\\s", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex ClauseEnd();

    [GeneratedRegex(
        "\\b(January|February|March|April|May|June|July|August|September|October|November|December|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember|" +
        "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)\\b",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Month();
}
