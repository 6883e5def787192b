using System.Globalization;
using System.Text.RegularExpressions;

namespace Trae.VideoWorker.Quality;

/// <summary>The times of the cues of a WebVTT file, as a player reads them (W3C WebVTT, section 4.1).</summary>
public static partial class CaptionFile
{
    public static IReadOnlyList<(TimeSpan Start, TimeSpan End)> Cues(string vtt) =>
        [.. Timing().Matches(vtt).Select(match => (Time(match, "start"), Time(match, "end")))];

    private static TimeSpan Time(Match match, string which)
    {
        var text = match.Groups[which].Value;

        return TimeSpan.ParseExact(text.Length == "00:00.000".Length ? "00:" + text : text, @"h\:mm\:ss\.fff", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^(?<start>(\d+:)?\d\d:\d\d\.\d{3}) --> (?<end>(\d+:)?\d\d:\d\d\.\d{3})", RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Timing();
}
