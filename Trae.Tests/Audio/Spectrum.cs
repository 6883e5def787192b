using System.Numerics;

namespace Trae.Tests.Audio;

/// <summary>Where in frequency the power of a sound at 48 kHz lies, by averaged periodograms (Welch).</summary>
internal static class Spectrum
{
    private const int Size = 1 << 14;
    private const double Hertz = 48_000.0 / Size;

    /// <summary>The share of each band in the whole.</summary>
    public static double[] Bands(short[] samples, int[] edges)
    {
        var power = Power(samples);
        var whole = power.Sum();

        return [.. edges.Zip(edges.Skip(1), (low, high) => power.Skip((int)(low / Hertz)).Take((int)((high - low) / Hertz)).Sum() / whole)];
    }

    /// <summary>The power in each of the twelve pitch classes from C, between 130 and 1,500 Hz: drums are below.</summary>
    public static double[] PitchClasses(short[] samples)
    {
        var (power, classes) = (Power(samples), new double[12]);
        for (var bin = (int)(130 / Hertz); bin < 1_500 / Hertz; bin++)
        {
            var midi = 69 + (12 * Math.Log2(bin * Hertz / 440));
            classes[(int)Math.Round(midi) % 12] += power[bin];
        }

        return classes;
    }

    private static double[] Power(short[] samples)
    {
        var power = new double[Size / 2];
        for (var start = 0; start + Size <= samples.Length; start += 2 * Size)
        {
            var spectrum = Enumerable.Range(0, Size).Select(i => new Complex(samples[start + i] * (0.5 - (0.5 * Math.Cos(2 * Math.PI * i / Size))), 0)).ToArray();
            Transform(spectrum);
            for (var bin = 0; bin < power.Length; bin++)
            {
                power[bin] += (spectrum[bin].Real * spectrum[bin].Real) + (spectrum[bin].Imaginary * spectrum[bin].Imaginary);
            }
        }

        return power;
    }

    // Cooley and Tukey, in place.
    private static void Transform(Span<Complex> values)
    {
        for (int i = 1, j = 0; i < values.Length; i++)
        {
            var bit = values.Length >> 1;
            for (; (j & bit) != 0; bit >>= 1)
            {
                j ^= bit;
            }

            j ^= bit;
            if (i < j)
            {
                (values[i], values[j]) = (values[j], values[i]);
            }
        }

        for (var length = 2; length <= values.Length; length <<= 1)
        {
            var turn = Complex.FromPolarCoordinates(1, -2 * Math.PI / length);
            for (var start = 0; start < values.Length; start += length)
            {
                var w = Complex.One;
                for (var i = start; i < start + (length / 2); i++, w *= turn)
                {
                    var (even, odd) = (values[i], values[i + (length / 2)] * w);
                    (values[i], values[i + (length / 2)]) = (even + odd, even - odd);
                }
            }
        }
    }
}
