using Trae.Contracts;

namespace Trae.Api.Features.Videos;

/// <summary>What on-screen text must be, whatever the layout: pure.</summary>
internal static class ScreenRules
{
    public const int MostCodeLines = 40;
    private const int MostItems = 8;
    private const int MostEvents = 8;
    private const int MostValues = 12;

    public static IEnumerable<Fault> Faults(ScreenText screen, string path, string name) =>
    [
        .. TextFaults(screen, path, name),
        .. ItemFaults(screen.Items, $"{path}.items", name, "points"),
        .. screen.Columns is { } columns ? ColumnFaults(columns, $"{path}.columns", name) : [],
        .. screen.Events is { } events ? EventFaults(events, $"{path}.events", name) : [],
        .. screen.Chart is { } chart ? ChartFaults(chart, $"{path}.chart", name) : [],
        .. screen.Code is { } code ? CodeFaults(code, $"{path}.code", name) : [],
    ];

    private static IEnumerable<Fault> TextFaults(ScreenText screen, string path, string name)
    {
        (string Field, string? Text, int Longest)[] texts =
        [
            ("kicker", screen.Kicker, 120), ("heading", screen.Heading, 250), ("body", screen.Body, 1_000),
            ("number", screen.Number, 60), ("attribution", screen.Attribution, 200), ("picture", screen.Picture, 200), ("action", screen.Action, 120),
        ];

        return texts.Select(each => Fault.OfText($"{path}.{each.Field}", $"{name}: {each.Field}", each.Text, each.Longest)).OfType<Fault>();
    }

    private static IEnumerable<Fault> ItemFaults(IReadOnlyList<string>? items, string path, string name, string what)
    {
        if (items is { Count: > MostItems })
        {
            yield return new(path, "items-too-many", $"{name}: at most {MostItems} {what} fit on the screen. Split the scene.");
        }

        if (items?.Any(string.IsNullOrWhiteSpace) ?? false)
        {
            yield return new(path, "item-empty", $"{name}: one of the {what} is empty. Fill it in or remove it.");
        }

        foreach (var (item, index) in (items ?? []).Select((item, index) => (item, index)))
        {
            if (Fault.OfText($"{path}[{index}]", $"{name}: one of the {what}", item, 250) is { } fault)
            {
                yield return fault;
            }
        }
    }

    private static IEnumerable<Fault> ColumnFaults(IReadOnlyList<TextColumn> columns, string path, string name)
    {
        if (columns.Count != 2 || columns.Any(column => column?.Items is null))
        {
            return [new(path, "columns-not-two", $"{name}: a comparison has two columns. Give exactly two, each with its entries.")];
        }

        return columns.SelectMany((column, index) => ItemFaults(column.Items, $"{path}[{index}].items", name, "entries")
            .Concat(string.IsNullOrWhiteSpace(column.Heading)
                ? [new($"{path}[{index}].heading", "column-incomplete", $"{name}: column {index + 1} has no heading. Fill it in.")]
                : [])
            .Concat(column.Items.Count == 0
                ? [new($"{path}[{index}].items", "column-incomplete", $"{name}: column {index + 1} has no entries. Give it at least one.")]
                : [])
            .Concat(Fault.OfText($"{path}[{index}].heading", $"{name}: the heading of column {index + 1}", column.Heading, 120) is { } fault ? [fault] : []));
    }

    private static IEnumerable<Fault> EventFaults(IReadOnlyList<TimelineEvent> events, string path, string name)
    {
        if (events.Count is < 2 or > MostEvents)
        {
            yield return new(path, "events-out-of-range", $"{name}: a timeline has 2 to {MostEvents} moments. Add some, or split the scene.");
        }

        for (var index = 0; index < events.Count; index++)
        {
            if (events[index] is not { } moment || string.IsNullOrWhiteSpace(moment.When) || string.IsNullOrWhiteSpace(moment.What))
            {
                yield return new($"{path}[{index}]", "event-incomplete", $"{name}: moment {index + 1} needs both when it was and what happened.");
            }
            else if ((Fault.OfText($"{path}[{index}].when", $"{name}: the date of moment {index + 1}", moment.When, 40)
                ?? Fault.OfText($"{path}[{index}].what", $"{name}: moment {index + 1}", moment.What, 200)) is { } fault)
            {
                yield return fault;
            }
        }
    }

    private static IEnumerable<Fault> ChartFaults(ChartData chart, string path, string name)
    {
        if (chart.Values.Count is < 2 or > MostValues)
        {
            yield return new($"{path}.values", "values-out-of-range", $"{name}: a chart has 2 to {MostValues} values. Add some, or leave some out.");
        }

        if (chart.Values.Any(value => value is null || string.IsNullOrWhiteSpace(value.Label) || !double.IsFinite(value.Value) || Math.Abs(value.Value) > 1e15))
        {
            yield return new($"{path}.values", "value-incomplete", $"{name}: each value of the chart needs a label and a number of at most 15 digits.");
        }
        else if (chart.Kind == ChartKind.Donut && (chart.Values.Any(value => value.Value < 0) || chart.Values.All(value => value.Value == 0)))
        {
            yield return new($"{path}.values", "donut-impossible", $"{name}: the parts of a donut are not negative, and not all zero. Choose bars or a line.");
        }

        if (Fault.OfText($"{path}.unit", $"{name}: the unit", chart.Unit, 20) is { } unit)
        {
            yield return unit;
        }

        if (chart.Values.Select(value => Fault.OfText($"{path}.values", $"{name}: a label of the chart", value?.Label, 60)).OfType<Fault>().FirstOrDefault() is { } label)
        {
            yield return label;
        }
    }

    private static IEnumerable<Fault> CodeFaults(CodeText code, string path, string name)
    {
        if (code.Text.AsSpan().Count('\n') >= MostCodeLines)
        {
            yield return new($"{path}.text", "code-too-long", $"{name}: at most {MostCodeLines} lines of code can be read on the screen. Leave some out.");
        }

        if ((Fault.OfText($"{path}.text", $"{name}: the code", code.Text, 4_000)
            ?? Fault.OfText($"{path}.language", $"{name}: the code's language", code.Language, 40)) is { } fault)
        {
            yield return fault;
        }
    }
}
