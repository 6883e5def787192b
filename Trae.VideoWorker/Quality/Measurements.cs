using System.Globalization;
using System.Text.RegularExpressions;
using Trae.VideoWorker.Audio;

namespace Trae.VideoWorker.Quality;

/// <param name="Duration">To the end of the file where the filter saw no end.</param>
public sealed record Stretch(TimeSpan Start, TimeSpan Duration);

/// <summary>A second of sound with samples above <see cref="QualityArguments.LoudSample"/>.</summary>
/// <param name="Peak">dBFS; above zero it is cut off wherever it is played.</param>
public sealed record LoudSecond(TimeSpan At, double Peak);

/// <summary>What the filters found in a file.</summary>
/// <param name="Loudness">Null without sound.</param>
public sealed partial record Measurements(
    IReadOnlyList<Stretch> Black, IReadOnlyList<Stretch> Frozen, IReadOnlyList<Stretch> Silent, Loudness? Loudness)
{
    public IReadOnlyList<LoudSecond> Loud { get; init; } = [];

    /// <summary>Reads the standard error of <see cref="QualityArguments.Measure"/>.</summary>
    /// <param name="end">Where the file ends: a stretch that begins and is not seen to end lasts until there.</param>
    public static Measurements Parse(IReadOnlyList<string> lines, TimeSpan end) =>
        new(Stretches(lines, "black", end), Stretches(lines, "freeze", end), Stretches(lines, "silence", end), Loudness.Parse(lines))
        {
            Loud = LoudSeconds(lines),
        };

    private static List<LoudSecond> LoudSeconds(IReadOnlyList<string> lines)
    {
        var found = new List<LoudSecond>();
        var at = TimeSpan.Zero;

        foreach (var match in lines.Select(line => PeakMark().Match(line)).Where(match => match.Success))
        {
            if (match.Groups["at"] is { Success: true } time)
            {
                at = TimeSpan.FromSeconds(double.Parse(time.ValueSpan, CultureInfo.InvariantCulture));
            }
            else
            {
                found.Add(new(at, double.Parse(match.Groups["peak"].ValueSpan, CultureInfo.InvariantCulture)));
            }
        }

        return found;
    }

    private static List<Stretch> Stretches(IReadOnlyList<string> lines, string what, TimeSpan end)
    {
        var found = new List<Stretch>();
        TimeSpan? open = null;

        foreach (var line in lines)
        {
            foreach (Match match in Mark().Matches(line))
            {
                if (match.Groups["what"].Value != what)
                {
                    continue;
                }

                var at = TimeSpan.FromSeconds(Math.Max(0, double.Parse(match.Groups["at"].ValueSpan, CultureInfo.InvariantCulture)));

                if (match.Groups["edge"].ValueSpan is "start")
                {
                    open = at;
                }
                else if (open is { } start)
                {
                    found.Add(new(start, at - start));
                    open = null;
                }
            }
        }

        if (open is { } last && end > last)
        {
            found.Add(new(last, end - last));
        }

        return found;
    }

    // "[Parsed_ametadata_3 @ ...] frame:2 pts:96000 pts_time:2", then "... lavfi.astats.Overall.Peak_level=0.51"
    [GeneratedRegex(@"pts_time:(?<at>\d+(\.\d+)?)\s*$|astats\.Overall\.Peak_level=(?<peak>-?\d+(\.\d+)?)\s*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex PeakMark();

    // "black_start:0 black_end:2.5 ...", "lavfi.freezedetect.freeze_start: 1.2", "silence_start: 3.01", "silence_end: 5 | ..."
    [GeneratedRegex(@"\b(?<what>black|freeze|silence)_(?<edge>start|end): ?(?<at>-?\d+(\.\d+)?(e-?\d+)?)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Mark();
}
