using System.Globalization;
using System.Text.RegularExpressions;
using Trae.VideoWorker.Audio;

namespace Trae.VideoWorker.Quality;

/// <param name="Duration">To the end of the file where the filter saw no end.</param>
public sealed record Stretch(TimeSpan Start, TimeSpan Duration);

/// <summary>What the filters found in a file.</summary>
/// <param name="Loudness">Null without sound.</param>
public sealed partial record Measurements(
    IReadOnlyList<Stretch> Black, IReadOnlyList<Stretch> Frozen, IReadOnlyList<Stretch> Silent, Loudness? Loudness)
{
    /// <summary>Reads the standard error of <see cref="QualityArguments.Measure"/>.</summary>
    /// <param name="end">Where the file ends: a stretch that begins and is not seen to end lasts until there.</param>
    public static Measurements Parse(IReadOnlyList<string> lines, TimeSpan end) =>
        new(Stretches(lines, "black", end), Stretches(lines, "freeze", end), Stretches(lines, "silence", end), Loudness.Parse(lines));

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

    // "black_start:0 black_end:2.5 ...", "lavfi.freezedetect.freeze_start: 1.2", "silence_start: 3.01", "silence_end: 5 | ..."
    [GeneratedRegex(@"\b(?<what>black|freeze|silence)_(?<edge>start|end): ?(?<at>-?\d+(\.\d+)?(e-?\d+)?)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Mark();
}
