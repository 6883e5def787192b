using System.Globalization;
using System.Text.RegularExpressions;
using Trae.Api.Features.Content.Sources;
using Trae.Contracts;

namespace Trae.Api.Features.Content.Writing;

/// <summary>A table as a chart or a comparison, and code as it stands. What is not sure to be one of these is not shown.</summary>
internal static partial class Exhibits
{
    private const int MostCodeLines = 40;
    private const int MostCharacters = 4_000;
    private const int MostValues = 12;
    private const int MostRows = 5;
    private const int LongestCell = 60;
    private const double WholePercent = 100;

    /// <returns>The layout, and what it shows besides a heading; null if it cannot be shown.</returns>
    public static (SceneLayout Layout, ScreenText Screen)? Show(SourceExhibit? exhibit, string language) => exhibit switch
    {
        { Code: { } code } when code.Text.Trim().Length > 0 && code.Text.Length <= MostCharacters && code.Text.TrimEnd().AsSpan().Count('\n') < MostCodeLines =>
            (SceneLayout.Code, new ScreenText { Code = code with { Text = code.Text.Trim('\n').TrimEnd() } }),
        { Table: { Count: >= 3 } table } when table[0].Count >= 2 && table.All(row => row.Count == table[0].Count) =>
            Chart(table[0], [.. table.Skip(1)], language) ?? Comparison(table[0], [.. table.Skip(1)]),
        _ => null,
    };

    private static (SceneLayout Layout, ScreenText Screen)? Chart(IReadOnlyList<string> head, List<IReadOnlyList<string>> table, string language)
    {
        for (var column = 1; column < head.Count && table.Count <= MostValues; column++)
        {
            var values = table.ConvertAll(row => Read(row[column], language));
            if (values.Exists(value => value is null) || values.Select(value => value!.Value.Unit).Distinct(StringComparer.Ordinal).Count() != 1)
            {
                continue;
            }

            var unit = values[0]!.Value.Unit;
            ChartValue[] shown = [.. table.Zip(values, (row, value) => new ChartValue(row[0], value!.Value.Number))];
            if (Array.Exists(shown, value => value.Label.Length is 0 or > LongestCell))
            {
                return null;
            }

            var chart = new ChartData(KindOf(shown, unit), shown, unit.Length == 0 ? null : unit);

            return (SceneLayout.Chart, new ScreenText(Heading: head[column].Length > 0 ? head[column] : null) { Chart = chart });
        }

        return null;
    }

    // Parts of a whole, something over the years, or a comparison.
    private static ChartKind KindOf(ChartValue[] values, string unit) =>
        unit.Trim() == "%" && Math.Abs(values.Sum(value => value.Value) - WholePercent) < 1 && values.All(value => value.Value >= 0) ? ChartKind.Donut
        : values.Length > 2 && values.All(value => Year().IsMatch(value.Label)) ? ChartKind.Line
        : ChartKind.Bar;

    /// <summary>Three columns, of which the first says what is compared.</summary>
    private static (SceneLayout Layout, ScreenText Screen)? Comparison(IReadOnlyList<string> head, List<IReadOnlyList<string>> table)
    {
        if (head.Count != 3 || head[1].Length == 0 || head[2].Length == 0 || table.Count > MostRows || table.Exists(row => row.Any(cell => cell.Length is 0 or > LongestCell)))
        {
            return null;
        }

        TextColumn Column(int index) => new(head[index], [.. table.Select(row => $"{row[0]}: {row[index]}")]);

        return (SceneLayout.Columns, new ScreenText { Columns = [Column(1), Column(2)] });
    }

    private static (double Number, string Unit)? Read(string cell, string language)
    {
        if (Figure().Match(cell) is not { Success: true } match)
        {
            return null;
        }

        // Where a comma or point could be either, the language decides; what does not fit it is no number.
        var (point, comma) = StopWords.Primary(language) is "en" or "zh" or "ja" ? ('.', ',') : (',', '.');
        var digits = match.Groups["number"].Value.Replace('\u2212', '-');
        var english = string.Concat(digits.Select(character => character == comma ? ',' : character == point ? '.' : character));
        var plain = Grouped().IsMatch(english) || !english.Contains(',', StringComparison.Ordinal) ? english.Replace(",", "", StringComparison.Ordinal) : "";

        return double.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? (number, match.Groups["unit"].Value)
            : null;
    }

    [GeneratedRegex(@"^(?<number>[-\u2212]?\d[\d.,]*)(?<unit>\s?[%\u2030\u20AC$\u00B0]|\s[^\d\s]{1,12}(\s[^\d\s]{1,12})?)?$", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Figure();

    [GeneratedRegex(@"^-?\d{1,3}(,\d{3})+(\.\d+)?$", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Grouped();

    [GeneratedRegex(@"^(1\d|20|21)\d\d$", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Year();
}
