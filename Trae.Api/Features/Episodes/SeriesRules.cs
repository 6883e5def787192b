using System.Text.RegularExpressions;
using Trae.Api.Features.Videos;
using Trae.Contracts;

namespace Trae.Api.Features.Episodes;

/// <summary>What a series must be in itself: pure.</summary>
internal static partial class SeriesRules
{
    private const int LongestTitle = 60;
    private const int MostSegments = 12;

    public static IReadOnlyList<Fault> Faults(Series series) =>
    [
        .. string.IsNullOrWhiteSpace(series.Name) ? [new Fault("name", "name-missing", "The series has no name. Give it one.")] : (Fault[])[],
        .. new[]
        {
            Fault.OfText("name", "The name", series.Name, 100),
            Fault.OfText("description", "The description", series.Description, 1_000),
            Spoken("opening", "The opening", series.Opening, 500),
            Spoken("closing", "The closing", series.Closing, 500),
            Spoken("action", "The call to action", series.Action, 100),
        }.OfType<Fault>(),
        .. series.Segments.Count > MostSegments ? [new Fault("segments", "segments-too-many", $"A series has at most {MostSegments} parts. Join some.")] : Segments(series.Segments),
        .. Defaults(series.Defaults),
    ];

    private static Fault? Spoken(string path, string what, string? text, int longest) => Fault.OfText(path, what, text, longest) ??
        (text is not null && Placeholder().Matches(text).Select(match => match.Value).FirstOrDefault(found => !EpisodeOrder.Placeholders.Contains(found, StringComparer.OrdinalIgnoreCase)) is { } unknown
            ? new(path, "placeholder-unknown", $"{what} has {unknown}, which stands for nothing. Use {string.Join(", ", EpisodeOrder.Placeholders)}.")
            : null);

    private static IEnumerable<Fault> Segments(IReadOnlyList<SeriesSegment> segments)
    {
        for (var i = 0; i < segments.Count; i++)
        {
            // JSON can put null into a list, whatever its type says.
            if (segments[i] is not { } segment || string.IsNullOrWhiteSpace(segment.Title))
            {
                yield return new($"segments[{i}].title", "segment-untitled", $"Part {i + 1} has no title. Give it one: it is the chapter's.");
                continue;
            }

            if (Fault.OfText($"segments[{i}].title", $"The title of part {i + 1}", segment.Title, LongestTitle) is { } fault)
            {
                yield return fault;
            }

            if (segments.Take(i).Any(other => string.Equals(other?.Title?.Trim(), segment.Title.Trim(), StringComparison.OrdinalIgnoreCase)))
            {
                yield return new($"segments[{i}].title", "segment-repeated", $"Two parts are called “{segment.Title}”. Give each a title of its own.");
            }

            if (segment.Layout is { } layout && !SegmentLayouts.Choices.Contains(layout))
            {
                yield return new($"segments[{i}].layout", "layout-unfit", $"Part {i + 1}: no script can promise this layout. Choose one of: {string.Join(", ", SegmentLayouts.Choices.Select(choice => choice.ToString().ToLowerInvariant()))}.");
            }

            if (segment.Share is not (>= 0.1 and <= 10))
            {
                yield return new($"segments[{i}].share", "share-out-of-range", $"The share of part {i + 1} goes from 0.1 to 10, next to the others'. Choose a number between.");
            }
        }
    }

    private static IEnumerable<Fault> Defaults(SeriesDefaults defaults)
    {
        if (defaults.Seconds is not (null or (>= 15 and <= 1_800)))
        {
            yield return new("defaults.seconds", "length-out-of-range", "A video is 15 to 1,800 seconds long. Choose a length between.");
        }

        if (defaults.Rate is not (null or (>= 0.5 and <= 2)))
        {
            yield return new("defaults.rate", "rate-out-of-range", "The speaking rate goes from 0.5 to 2. Choose one between.");
        }

        if (defaults.Theme is { } theme && !Looks.Themes.Contains(theme))
        {
            yield return new("defaults.theme", "theme-unknown", $"There is no such theme. Choose one of: {string.Join(", ", Looks.Themes)}.");
        }

        if (defaults.Presenter is { } presenter && presenter != BriefChecks.NoPresenter && !Looks.Presenters.Contains(presenter))
        {
            yield return new("defaults.presenter", "presenter-unknown", $"There is no such presenter. Choose one of: {string.Join(", ", Looks.Presenters)}, {BriefChecks.NoPresenter}.");
        }

        foreach (var fault in SpeechRules.Sound(defaults.Music, "defaults.music")
            .Concat(new[] { LanguageTag.FaultOf("defaults.language", defaults.Language), Fault.OfText("defaults.voice", "The voice", defaults.Voice, 100) }.OfType<Fault>()))
        {
            yield return fault;
        }
    }

    [GeneratedRegex(@"\{[^{}]*\}?", RegexOptions.None, 10_000)]
    private static partial Regex Placeholder();
}
