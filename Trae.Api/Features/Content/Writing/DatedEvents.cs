using System.Text.RegularExpressions;
using Trae.Contracts;

namespace Trae.Api.Features.Content.Writing;

/// <summary>Lists whose every entry begins with its date: "1969: the first landing".</summary>
internal static partial class DatedEvents
{
    private const int LongestWhat = 120;

    /// <returns>Null unless all entries are dated.</returns>
    public static IReadOnlyList<TimelineEvent>? Of(IReadOnlyList<SpokenLine> items)
    {
        var events = items.Select(item => Read(item.Block.Text)).OfType<TimelineEvent>().ToList();

        return events.Count >= 2 && events.Count == items.Count ? events : null;
    }

    private static TimelineEvent? Read(string text)
    {
        if (Dated().Match(text) is not { Success: true } match)
        {
            return null;
        }

        // The first sentence is shown; all of it is spoken.
        var what = text[match.Length..].Trim();
        var end = SentenceEnd().Match(what);
        what = (end.Success ? what[..end.Index] : what).TrimEnd('.', ';', ',');

        return what.Length is > 0 and <= LongestWhat ? new(match.Groups["when"].Value.Trim(), OnScreen.Capitalise(what)) : null;
    }

    [GeneratedRegex(
        @"^(?<when>((\d{1,2}\.?\s)?\p{L}{3,10}\.?\s)?(\d{1,2},\s)?[12]\d{3}s?(\s?[\u2013-]\s?([12]\d{3}|\d{2}))?)\s?(:|\s[\u2013\u2014-])\s",
        RegexOptions.ExplicitCapture,
        1_000)]
    private static partial Regex Dated();

    [GeneratedRegex(@"[.!?]\s", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex SentenceEnd();
}
