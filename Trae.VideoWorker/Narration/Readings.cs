using System.Globalization;
using System.Text.RegularExpressions;

namespace Trae.VideoWorker.Narration;

/// <summary>A stretch of written text that is read as other words; of length zero, words that are read in addition.</summary>
internal readonly record struct Reading(int Start, int Length, string Text);

/// <summary>How people read what engines read badly: amounts of money, years, ranges and a few abbreviations.</summary>
internal static partial class Readings
{
    private const int TimeoutMilliseconds = 10_000;

    private static readonly Dictionary<string, (string One, string Many)> Currencies = new(StringComparer.Ordinal)
    {
        ["$"] = ("dollar", "dollars"),
        ["€"] = ("euro", "euros"),
        ["£"] = ("pound", "pounds"),
        ["¥"] = ("yen", "yen"),
        ["₹"] = ("rupee", "rupees"),
    };

    private static readonly Dictionary<string, string> Scales = new(StringComparer.OrdinalIgnoreCase)
    {
        ["k"] = " thousand",
        ["m"] = " million",
        ["bn"] = " billion",
        ["tn"] = " trillion",
    };

    private static readonly Dictionary<string, string> Abbreviations = new(StringComparer.Ordinal)
    {
        ["e.g."] = "for example",
        ["i.e."] = "that is",
        ["vs."] = "versus",
        ["approx."] = "approximately",
        ["No."] = "number",
    };

    // The word between the ends of a range; where we do not know it, the engine reads the dash as a short pause.
    private static readonly Dictionary<string, string> To = new(StringComparer.Ordinal)
    {
        ["en"] = "to",
        ["de"] = "bis",
        ["fr"] = "à",
        ["es"] = "a",
        ["it"] = "a",
        ["pt"] = "a",
        ["nl"] = "tot",
        ["sv"] = "till",
        ["da"] = "til",
        ["nb"] = "til",
        ["pl"] = "do",
    };

    private static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    /// <summary>In order, not overlapping.</summary>
    public static IEnumerable<Reading> In(string text, string language)
    {
        var root = language.Split('-')[0].ToLowerInvariant();
        var found = new List<Reading>();

        if (To.TryGetValue(root, out var to))
        {
            found.AddRange(RangeDash().Matches(text).Select(dash => new Reading(dash.Index, dash.Length, $" {to} ")));
        }

        if (root == "en")
        {
            found.AddRange(Money().Matches(text).SelectMany(ReadMoney));
            found.AddRange(Year().Matches(text).Select(year => new Reading(year.Index, year.Length, ReadYear(year))));
            found.AddRange(Abbreviation().Matches(text).Select(match => new Reading(match.Index, match.Length, Abbreviations[match.Value])));
            found.AddRange(Initialism().Matches(text).Select(match => new Reading(match.Index, match.Length, match.Value.Replace('.', ' ').TrimEnd())));
        }

        var end = 0;
        foreach (var reading in found.OrderBy(reading => reading.Start).ThenBy(reading => reading.Length))
        {
            if (reading.Start >= end)
            {
                end = reading.Start + reading.Length;

                yield return reading;
            }
        }
    }

    private static IEnumerable<Reading> ReadMoney(Match match)
    {
        var (one, many) = Currencies[match.Groups["sign"].Value];
        var short_ = match.Groups["short"];
        var scaled = short_.Success || match.Groups["long"].Success;

        yield return new(match.Groups["sign"].Index, match.Groups["number"].Index - match.Groups["sign"].Index, "");

        if (short_.Success)
        {
            yield return new(short_.Index, short_.Length, Scales[short_.Value]);
        }

        yield return new(match.Index + match.Length, 0, match.Groups["number"].Value == "1" && !scaled ? $" {one}" : $" {many}");
    }

    // 1905 is "nineteen oh five", 2026 "twenty twenty-six", and a decade "nineteen nineties".
    private static string ReadYear(Match match)
    {
        var year = int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);
        var (century, rest) = (year / 100, year % 100);

        if (match.Groups["decade"].Success && rest % 10 == 0)
        {
            return rest == 0 ? $"{century} hundreds" : $"{century} {(rest == 10 ? "tens" : Tens[rest / 10][..^1] + "ies")}";
        }

        return rest switch
        {
            0 => $"{century} hundred",
            < 10 => $"{century} oh {rest}",
            _ => $"{century} {rest}",
        };
    }

    [GeneratedRegex(@"(?<=\d)[–—](?=\d)", RegexOptions.None, TimeoutMilliseconds)]
    private static partial Regex RangeDash();

    [GeneratedRegex(@"(?<sign>[$€£¥₹])\s?(?<number>\d[\d,]*(?:\.\d+)?)(?:(?<short>k|K|m|M|bn|tn)\b|(?<long>\s(?:thousand|million|billion|trillion)\b))?", RegexOptions.None, TimeoutMilliseconds)]
    private static partial Regex Money();

    // Not part of a longer number, an amount or a code. The years from 2000 to 2009 are read right already.
    [GeneratedRegex(@"(?<![\w$€£¥₹#.,/:+])(?<year>1[1-9]\d\d|20[1-9]\d)(?<decade>s\b)?(?![\w%°]|[.,:/]\d|\s?[%°€]|\s(?:km|kg|m|cm|mm|g|mg|GB|MB|kB|W|kW|MW|people|percent|dollars|euros)\b)", RegexOptions.None, TimeoutMilliseconds)]
    private static partial Regex Year();

    [GeneratedRegex(@"\b(?:e\.g\.|i\.e\.|vs\.|approx\.|No\.(?=\s\d))", RegexOptions.None, TimeoutMilliseconds)]
    private static partial Regex Abbreviation();

    [GeneratedRegex(@"\b(?:\p{Lu}\.){2,}", RegexOptions.None, TimeoutMilliseconds)]
    private static partial Regex Initialism();
}
