namespace Trae.Contracts;

/// <summary>On-screen text; what a layout does not show stays null or empty.</summary>
/// <param name="Kicker">A short line above the heading (title, closing).</param>
/// <param name="Heading">The main line of every layout.</param>
/// <param name="Body">A second line: subtitle, the quotation, what the number counts, the caption of a picture.</param>
/// <param name="Items">The entries of points and steps, revealed as they are spoken.</param>
/// <param name="Number">The number as it is shown, with sign, separators and unit: "86 billion", "3.5 %".</param>
/// <param name="Attribution">Who said the quotation, where the picture or the data comes from.</param>
/// <param name="Picture">A media key of an uploaded picture.</param>
public sealed record ScreenText(
    string? Kicker = null,
    string? Heading = null,
    string? Body = null,
    IReadOnlyList<string>? Items = null,
    string? Number = null,
    string? Attribution = null,
    string? Picture = null)
{
    /// <summary>The closing's call to action, such as "Subscribe" or "trae.example/start".</summary>
    public string? Action { get; init; }

    /// <summary>Two of them, for the columns layout.</summary>
    public IReadOnlyList<TextColumn>? Columns { get; init; }

    /// <summary>2 to 8, for the timeline layout.</summary>
    public IReadOnlyList<TimelineEvent>? Events { get; init; }

    public ChartData? Chart { get; init; }

    public CodeText? Code { get; init; }
}

public sealed record TextColumn(string Heading, IReadOnlyList<string> Items);

/// <param name="When">As shown: "1969", "Day 3".</param>
public sealed record TimelineEvent(string When, string What);

/// <param name="Unit">Shown after each value, such as "%" or " km"; null for none.</param>
/// <param name="Values">2 to 12; a donut's are not negative and not all zero.</param>
public sealed record ChartData(ChartKind Kind, IReadOnlyList<ChartValue> Values, string? Unit = null);

public sealed record ChartValue(string Label, double Value);

public enum ChartKind
{
    Bar,
    Line,
    Donut,
}

/// <param name="Language">Such as "csharp", "python", "json"; unknown ones are shown without colours.</param>
/// <param name="Text">At most 40 lines.</param>
public sealed record CodeText(string Language, string Text);
