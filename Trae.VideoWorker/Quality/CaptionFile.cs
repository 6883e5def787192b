using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Trae.VideoWorker.Quality;

/// <param name="Text">As it is read, in one line.</param>
public sealed record CaptionCue(TimeSpan Start, TimeSpan End, string Text);

/// <summary>The cues of a WebVTT file, as a player reads them (W3C WebVTT, section 4.1).</summary>
public static partial class CaptionFile
{
    public static IReadOnlyList<CaptionCue> Cues(string vtt) =>
        [.. Timing().Matches(vtt).Select(match => new CaptionCue(Time(match, "start"), Time(match, "end"), TextOf(match)))];

    private static string TextOf(Match match) =>
        WebUtility.HtmlDecode(match.Groups["text"].Value.ReplaceLineEndings(" ").Trim());

    private static TimeSpan Time(Match match, string which)
    {
        var text = match.Groups[which].Value;

        return TimeSpan.ParseExact(text.Length == "00:00.000".Length ? "00:" + text : text, @"h\:mm\:ss\.fff", CultureInfo.InvariantCulture);
    }

    // The times, the cue's settings, and its lines up to an empty one.
    [GeneratedRegex(@"^(?<start>(\d+:)?\d\d:\d\d\.\d{3}) --> (?<end>(\d+:)?\d\d:\d\d\.\d{3})[^\n]*\n(?<text>([^\n]+\n?)*)", RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Timing();
}
