using System.Globalization;
using Trae.Contracts;

namespace Trae.Web.Components.Pages.Editor;

/// <summary>Lists as a person types them: one entry a line, its parts on either side of a bar.</summary>
internal static class SceneLines
{
    // Forms send line ends as CR LF, whatever was typed.
    public static string Clean(string? text) => text?.Replace("\r\n", "\n", StringComparison.Ordinal).Trim() ?? "";

    public static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : Clean(text);

    public static string[]? Split(string? text) =>
        Clean(text).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } lines ? lines : null;

    public static string? Join(IEnumerable<string>? lines) => lines is null ? null : string.Join('\n', lines);

    /// <summary>Code keeps what it is indented by.</summary>
    public static string? Code(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : text.Replace("\r\n", "\n", StringComparison.Ordinal).Trim('\n').TrimEnd();

    /// <summary>A space in front belongs to the unit: "3 km", but "3%".</summary>
    public static string? Unit(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : char.IsLetter(text.Trim()[0]) ? $" {text.Trim()}" : text.Trim();

    public static IReadOnlyList<TimelineEvent> Events(string? text) =>
        [.. Parts(text).Where(parts => parts.Length == 2).Select(parts => new TimelineEvent(parts[0], parts[1]))];

    public static IReadOnlyList<ChartValue> Values(string? text) =>
        [.. Parts(text).Where(parts => parts.Length == 2 && Number(parts[1]) is not null).Select(parts => new ChartValue(parts[0], Number(parts[1])!.Value))];

    /// <summary>The first line without a bar, or null if all have one.</summary>
    public static string? WithoutBar(string? text) => Split(text)?.FirstOrDefault(line => !line.Contains('|', StringComparison.Ordinal));

    /// <summary>The first line whose part behind the bar is no number, or null if all are.</summary>
    public static string? WithoutNumber(string? text) =>
        Split(text)?.FirstOrDefault(line => line.Split('|', 2) is not [_, var number] || Number(number) is null);

    /// <summary>Seconds, or null for nothing and for what is no time.</summary>
    public static TimeSpan? Time(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds <= 86_400 ? TimeSpan.FromSeconds(seconds) : null;

    private static IEnumerable<string[]> Parts(string? text) => (Split(text) ?? []).Select(line => line.Split('|', 2, StringSplitOptions.TrimEntries));

    private static double? Number(string text) =>
        double.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
