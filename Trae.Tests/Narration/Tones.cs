namespace Trae.Tests.Narration;

/// <summary>Measures of speech that do not come from our own code.</summary>
internal static class Tones
{
    /// <summary>Hertz: the median over the voiced frames, each by its best autocorrelation.</summary>
    public static double MedianPitch(short[] samples, int sampleRate)
    {
        var (shortest, longest) = (sampleRate / 400, sampleRate / 60);
        var pitches = new List<double>();

        for (var start = 0; start + (3 * longest) < samples.Length; start += sampleRate / 50)
        {
            var energy = Correlation(samples, start, 0, longest * 2);
            if (energy < 2 * longest * 500.0 * 500.0)
            {
                continue;
            }

            var lags = Enumerable.Range(shortest, longest - shortest).Select(lag => (Lag: lag, Value: Correlation(samples, start, lag, longest * 2))).ToList();
            var best = lags.Max(lag => lag.Value);
            if (best > 0.6 * energy)
            {
                // The first lag that is nearly the best: twice the period fits as well.
                pitches.Add(sampleRate / (double)lags.First(lag => lag.Value > 0.9 * best && lag.Value >= lags.Where(other => Math.Abs(other.Lag - lag.Lag) <= 3).Max(other => other.Value)).Lag);
            }
        }

        return pitches.Order().ElementAt(pitches.Count / 2);
    }

    /// <summary>Stretches of at least a tenth of a second under about -45 dBFS, in seconds.</summary>
    public static IReadOnlyList<(double Start, double Length)> Silences(short[] samples, int sampleRate)
    {
        var silences = new List<(double, double)>();
        var from = 0;

        for (var i = 0; i <= samples.Length; i++)
        {
            if (i < samples.Length && Math.Abs((int)samples[i]) < 180)
            {
                continue;
            }

            if (i - from > sampleRate / 10)
            {
                silences.Add((from / (double)sampleRate, (i - from) / (double)sampleRate));
            }

            from = i + 1;
        }

        return silences;
    }

    private static double Correlation(short[] samples, int start, int lag, int length)
    {
        var sum = 0.0;
        for (var i = start; i < start + length && i + lag < samples.Length; i++)
        {
            sum += (double)samples[i] * samples[i + lag];
        }

        return sum;
    }
}
