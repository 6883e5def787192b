using Trae.Api.Features.Content.Sources;
using Trae.Contracts;

namespace Trae.Api.Features.Episodes;

/// <summary>The series that a script is an episode of, and its number.</summary>
internal sealed record EpisodeOrder(Series Series, int Number)
{
    /// <summary>What texts of a series may hold.</summary>
    public static readonly IReadOnlyList<string> Placeholders = ["{title}", "{episode}", "{series}"];

    public IReadOnlyList<SeriesSegment> Segments => Series.Segments;

    /// <summary>Above the title: "The harbour hour · 12".</summary>
    public string Kicker => FormattableString.Invariant($"{Series.Name} · {Number}");

    /// <summary>How long opening and closing take; a title is taken for five words.</summary>
    public double WordsOfFrame => WordCounter.Spoken(Filled(Series.Opening, "one two three four five") ?? "") + WordCounter.Spoken(Filled(Series.Closing, "one two three four five") ?? "");

    /// <summary>With the placeholders filled in; null for nothing.</summary>
    public string? Filled(string? text, string title) => string.IsNullOrWhiteSpace(text) ? null : text.Trim()
        .Replace("{episode}", Number.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.OrdinalIgnoreCase)
        .Replace("{series}", Series.Name, StringComparison.OrdinalIgnoreCase)
        .Replace("{title}", title, StringComparison.OrdinalIgnoreCase);
}
