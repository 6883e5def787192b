using System.Globalization;
using System.Text.RegularExpressions;
using Trae.Api.Features.Content.Sources;

namespace Trae.Api.Features.Content.Checking;

/// <summary>Reads numbers by a language's rules: "1,234.5" in English is "1.234,5" in German, French and Spanish; spelled ones count too.</summary>
internal static partial class NumberReader
{
    private static readonly Dictionary<string, decimal> Magnitudes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["thousand"] = 1e3m, ["tausend"] = 1e3m, ["mille"] = 1e3m, ["mil"] = 1e3m,
        ["million"] = 1e6m, ["millions"] = 1e6m, ["Millionen"] = 1e6m, ["Mio"] = 1e6m, ["millón"] = 1e6m, ["millones"] = 1e6m,
        ["billion"] = 1e9m, ["billions"] = 1e9m, ["Milliarde"] = 1e9m, ["Milliarden"] = 1e9m, ["Mrd"] = 1e9m, ["milliard"] = 1e9m, ["milliards"] = 1e9m,
        ["mil millones"] = 1e9m, ["trillion"] = 1e12m, ["trillions"] = 1e12m, ["Billionen"] = 1e12m, ["billones"] = 1e12m, ["billón"] = 1e12m,
    };

    public static IReadOnlyList<NumberMention> Find(string text, string language)
    {
        var found = new List<NumberMention>();
        foreach (Match match in Figure().Matches(text))
        {
            var magnitude = match.Groups["magnitude"].Value is { Length: > 0 } word ? MagnitudeOf(word, language) : 1;
            var values = ValuesOf(match.Groups["number"].Value, language).Select(value => value * magnitude).Distinct().ToList();
            found.Add(new NumberMention(match.Index, match.Value.TrimEnd(), values, match.Groups["share"].Success));
        }

        foreach (var spelled in SpelledNumbers.Find(text, language))
        {
            if (!found.Exists(other => spelled.Start < other.End && other.Start < spelled.End))
            {
                found.Add(spelled);
            }
        }

        return found;
    }

    // A German Billion is a thousand English ones.
    private static decimal MagnitudeOf(string word, string language) =>
        word.Equals("billion", StringComparison.OrdinalIgnoreCase) && StopWords.Primary(language) != "en" ? 1e12m : Magnitudes.GetValueOrDefault(word.TrimEnd('.'), 1);

    private static decimal[] ValuesOf(string written, string language)
    {
        var digits = written.Replace(" ", "", StringComparison.Ordinal).Replace("\u00A0", "", StringComparison.Ordinal).Replace("\u202F", "", StringComparison.Ordinal)
            .Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal);
        var points = digits.Count(c => c == '.');
        var commas = digits.Count(c => c == ',');
        if (points > 0 && commas > 0)
        {
            return Parse(digits, digits.LastIndexOf('.') > digits.LastIndexOf(',') ? '.' : ',');
        }

        var mark = points > 0 ? '.' : ',';
        if (points + commas != 1)
        {
            return Parse(digits, decimalMark: null);
        }

        var isGroup = digits.Length - digits.IndexOf(mark, StringComparison.Ordinal) == 4 && digits[0] != '0';

        return !isGroup ? Parse(digits, mark) : StopWords.Primary(language) switch
        {
            "en" => Parse(digits, mark == '.' ? '.' : null),
            "de" or "fr" or "es" => Parse(digits, mark == ',' ? ',' : null),
            _ => [.. Parse(digits, mark), .. Parse(digits, null)],
        };
    }

    private static decimal[] Parse(string digits, char? decimalMark)
    {
        var plain = string.Concat(digits.Select(c => c == decimalMark ? "." : char.IsAsciiDigit(c) ? c.ToString() : ""));

        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? [value] : [];
    }

    [GeneratedRegex(
        "(?<![\\p{L}\\d]|\\d[.,])(?<number>[0-9]{1,3}([.,’'\u00A0\u202F ][0-9]{3})+(?![0-9])([.,][0-9]+)?|[0-9]+([.,][0-9]+)?)" +
        "([\\s-](?<magnitude>thousand|millions?|billions?|trillions?|tausend|Millionen|Million|Milliarden?|Billionen|Billion|Mio\\.?|Mrd\\.?|mille|milliards?|mil millones|mil|millones|millón|billones|billón)\\b)?" +
        "(?<share>\\s?%|[\\s-](percent|per cent|Prozent|pour cent|por ciento)\\b)?",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        1000)]
    private static partial Regex Figure();
}
