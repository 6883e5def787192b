using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Trae.Api.Features.Content.Documents;

/// <summary>One caption.</summary>
/// <param name="Speaker">As a voice tag or a name before a colon says; null where neither does.</param>
internal sealed record Cue(TimeSpan Start, TimeSpan End, IReadOnlyList<string> Lines, string? Speaker);

/// <summary>Reads captions: WebVTT as the W3C has it, and SubRip, which nobody has written down.</summary>
internal static partial class CueReader
{
    /// <summary>Whether a text is captions.</summary>
    public static bool IsCaptions(string text)
    {
        var head = text.AsSpan().TrimStart();

        return (head.StartsWith("WEBVTT", StringComparison.Ordinal) && (head.Length == 6 || char.IsWhiteSpace(head[6]))) || SubRip().IsMatch(text);
    }

    public static List<Cue> Read(string text)
    {
        var cues = new List<Cue>();
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (Times().Match(lines[i]) is not { Success: true } times)
            {
                continue;
            }

            var spoken = new List<string>();
            string? speaker = null;
            for (i++; i < lines.Length && lines[i].Trim().Length > 0 && !Times().IsMatch(lines[i]); i++)
            {
                speaker ??= Voice().Match(lines[i]) is { Success: true } voice ? WebUtility.HtmlDecode(voice.Groups["name"].Value.Trim()) : null;
                spoken.Add(lines[i]);
            }

            // Damaged files lack the empty line between cues: then the next one's times follow its number.
            i--;
            if (i + 1 < lines.Length && Times().IsMatch(lines[i + 1]) && spoken.Count > 0 && spoken[^1].Trim().All(char.IsAsciiDigit))
            {
                spoken.RemoveAt(spoken.Count - 1);
            }

            cues.Add(CueOf(times, spoken, speaker));
        }

        return cues;
    }

    private static Cue CueOf(Match times, List<string> spoken, string? speaker)
    {
        var clean = spoken.ConvertAll(Words).FindAll(line => line.Length > 0);
        if (speaker is null && clean.Count > 0 && Name().Match(clean[0]) is { Success: true } name)
        {
            speaker = name.Groups["name"].Value;
            clean[0] = clean[0][name.Length..];
        }

        return new Cue(Time(times.Groups["start"].Value), Time(times.Groups["end"].Value), clean, speaker);
    }

    private static string Words(string line)
    {
        var plain = WebUtility.HtmlDecode(Tag().Replace(line, ""));

        return Noise().Replace(plain, " ").Trim().TrimStart('>', '-', '–', ' ').Trim();
    }

    private static TimeSpan Time(string text)
    {
        var parts = text.Replace(',', '.').Split(':');
        var seconds = double.Parse(parts[^1], CultureInfo.InvariantCulture);
        var minutes = int.Parse(parts[^2], CultureInfo.InvariantCulture);
        var hours = parts.Length > 2 ? int.Parse(parts[0], CultureInfo.InvariantCulture) : 0;

        return TimeSpan.FromSeconds((hours * 3600) + (minutes * 60) + seconds);
    }

    [GeneratedRegex("^\\s*(?<start>(\\d{1,4}:)?\\d{1,2}:\\d{2}[.,]\\d{1,3})\\s*-->\\s*(?<end>(\\d{1,4}:)?\\d{1,2}:\\d{2}[.,]\\d{1,3})", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Times();

    [GeneratedRegex("\\A\\s*\\d+[^\\S\\n]*\\n\\s*\\d{1,2}:\\d{2}:\\d{2}[.,]\\d{1,3}\\s*-->", RegexOptions.None, 10_000)]
    private static partial Regex SubRip();

    [GeneratedRegex("<v(\\.[^ \\t>]{0,100})?\\s+(?<name>[^>]{1,100})>", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Voice();

    [GeneratedRegex("^(?<name>\\p{Lu}[\\p{L}.'’-]{0,30}( \\p{Lu}[\\p{L}.'’-]{0,30}){0,2}):\\s+", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Name();

    [GeneratedRegex("</?[^<>]{0,200}>|\\{\\\\[^}]{0,100}\\}", RegexOptions.None, 10_000)]
    private static partial Regex Tag();

    // What is heard and not said: [Music], (applause), ♪.
    [GeneratedRegex("\\[[^\\]]{0,60}\\]|\\((?i:music|applause|laughter|laughs|musik|applaus|gelächter|musique|rires|música|aplausos|risas)[^)]{0,40}\\)|[♪♫]", RegexOptions.None, 10_000)]
    private static partial Regex Noise();
}
