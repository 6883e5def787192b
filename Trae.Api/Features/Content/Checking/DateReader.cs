using System.Globalization;
using System.Text.RegularExpressions;

namespace Trae.Api.Features.Content.Checking;

internal readonly record struct CalendarDate(int? Day, int Month, int? Year)
{
    /// <summary>Whether a source that has this date supports another one, which may say less.</summary>
    public bool Supports(CalendarDate claim) =>
        Month == claim.Month && (claim.Day is null || claim.Day == Day) && (claim.Year is null || claim.Year == Year);
}

/// <param name="Options">More than one where 3/4/1998 can be either.</param>
internal sealed record DateMention(int Start, string Text, IReadOnlyList<CalendarDate> Options)
{
    public int End => Start + Text.Length;
}

/// <summary>Reads dates with a month in any of the languages the writer knows; a year alone is a number.</summary>
internal static partial class DateReader
{
    private const string Months =
        "January|February|March|April|May|June|July|August|September|October|November|December|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember|" +
        "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre";

    private static readonly string[][] Names =
    [
        ["January", "Januar", "janvier", "enero"], ["February", "Februar", "février", "febrero"], ["March", "März", "mars", "marzo"], ["April", "avril", "abril"],
        ["May", "Mai", "mai", "mayo"], ["June", "Juni", "juin", "junio"], ["July", "Juli", "juillet", "julio"], ["August", "août", "agosto"],
        ["September", "septembre", "septiembre"], ["October", "Oktober", "octobre", "octubre"], ["November", "novembre", "noviembre"],
        ["December", "Dezember", "décembre", "diciembre"],
    ];

    public static IEnumerable<DateMention> Find(string text)
    {
        foreach (Match match in Date().Matches(text))
        {
            var options = match.Groups["month"].Success
                ? [new CalendarDate(Number(match, "day"), Array.FindIndex(Names, names => names.Contains(match.Groups["month"].Value, StringComparer.Ordinal)) + 1, Number(match, "year"))]
                : Numeric(match);

            // A month's name alone is no date.
            if (options is [{ Day: null, Year: null }] or [])
            {
                continue;
            }

            yield return new DateMention(match.Index, match.Value, options);
        }
    }

    private static CalendarDate[] Numeric(Match match)
    {
        var (one, two, year) = (Number(match, "one") ?? 0, Number(match, "two") ?? 0, Number(match, "fullyear"));
        if (match.Groups["iso"].Success)
        {
            return [new CalendarDate(Number(match, "isoday"), Number(match, "isomonth") ?? 0, Number(match, "iso"))];
        }

        return [.. ((int Day, int Month)[])[(one, two), (two, one)] is var both ? both.Where(date => date is { Day: >= 1 and <= 31, Month: >= 1 and <= 12 }).Distinct().Select(date => new CalendarDate(date.Day, date.Month, year)) : []];
    }

    private static int? Number(Match match, string group) =>
        int.TryParse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    // English and German write months with a capital, so that "may" and "march" are verbs.
    [GeneratedRegex(
        "(?<![\\p{L}\\d])(?:(?<iso>\\d{4})-(?<isomonth>\\d{2})-(?<isoday>\\d{2})|(?<one>\\d{1,2})(?<mark>[./])\\s?(?<two>\\d{1,2})\\k<mark>\\s?(?<fullyear>\\d{4})" +
        "|(?<day>\\d{1,2})(?:st|nd|rd|th|\\.|er|º)?\\s+(?:of\\s+|de\\s+)?(?<month>" + Months + ")(?:,?\\s+(?:de\\s+|del\\s+)?(?<year>\\d{4}))?" +
        "|(?<month>" + Months + ")\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?(?![\\d.,]*\\d)(?:,?\\s+(?<year>\\d{4}))?" +
        "|(?<month>" + Months + ")\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?,\\s+(?<year>\\d{4})" +
        "|(?<month>" + Months + "),?\\s+(?:of\\s+|de\\s+|del\\s+)?(?<year>\\d{4}))(?![\\p{L}\\d])",
        RegexOptions.None,
        1000)]
    private static partial Regex Date();
}
