using System.Globalization;
using System.Text.RegularExpressions;

namespace Trae.VideoWorker.Audio;

/// <summary>What the ebur128 filter measured (EBU R 128, ITU-R BS.1770-4).</summary>
/// <param name="Integrated">LUFS; -70 for silence.</param>
/// <param name="TruePeak">dBTP; negative infinity for silence.</param>
/// <param name="Range">LU.</param>
public sealed partial record Loudness(double Integrated, double TruePeak, double Range)
{
    /// <summary>Below this the filter's gate has let nothing through: there is no speech to bring to a level.</summary>
    public const double Silence = -69;

    public bool IsSilent => Integrated < Silence;

    /// <summary>Reads the filter's closing summary.</summary>
    /// <returns>Null if there is none.</returns>
    public static Loudness? Parse(IEnumerable<string> lines)
    {
        double? integrated = null, peak = null, range = null;

        foreach (var line in lines)
        {
            if (SummaryLine().Match(line) is not { Success: true } match)
            {
                continue;
            }

            var value = match.Groups["value"].ValueSpan is "-inf"
                ? double.NegativeInfinity
                : double.Parse(match.Groups["value"].ValueSpan, CultureInfo.InvariantCulture);

            switch (match.Groups["name"].ValueSpan)
            {
                case "I":
                    integrated = value;
                    break;
                case "LRA":
                    range = value;
                    break;
                default:
                    peak = value;
                    break;
            }
        }

        return integrated is { } loud ? new(loud, peak ?? double.NegativeInfinity, range ?? 0) : null;
    }

    // "    I:         -17.5 LUFS", "    LRA:         1.1 LU", "    Peak:       -3.0 dBFS"
    [GeneratedRegex(@"^\s+(?<name>I|LRA|Peak):\s+(?<value>-?(\d+(\.\d+)?|inf)) (LUFS|LU|dBFS)\s*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex SummaryLine();
}
