namespace Trae.VideoWorker.Audio;

/// <summary>Brings mono sound to 48 kHz with a windowed sinc for each place that an output sample can have between two of the input.</summary>
internal static class Resampler
{
    private const int Half = 16;

    /// <returns>In -1 to 1.</returns>
    public static float[] To48k(ReadOnlySpan<short> samples, int sampleRate)
    {
        var input = new float[samples.Length + (2 * Half)];
        for (var i = 0; i < samples.Length; i++)
        {
            input[Half + i] = samples[i] / 32_768f;
        }

        var divisor = Gcd(AudioArguments.SampleRate, sampleRate);
        var (up, down) = (AudioArguments.SampleRate / divisor, sampleRate / divisor);
        var filters = Filters(up, Math.Min(1, (double)up / down));
        var output = new float[(int)((long)samples.Length * up / down)];

        for (var i = 0; i < output.Length; i++)
        {
            var at = (long)i * down;
            output[i] = VectorMath.Dot(input.AsSpan((int)(at / up) + 1, 2 * Half), filters.AsSpan((int)(at % up) * 2 * Half, 2 * Half));
        }

        return output;
    }

    private static float[] Filters(int phases, double band)
    {
        var cutoff = band * 0.96;
        var filters = new float[phases * 2 * Half];

        for (var phase = 0; phase < phases; phase++)
        {
            var filter = filters.AsSpan(phase * 2 * Half, 2 * Half);
            for (var tap = 0; tap < 2 * Half; tap++)
            {
                // Distance from the output's place, in input samples.
                var x = tap - (Half - 1) - ((double)phase / phases);
                var window = Math.Cos(Math.PI * x / (2 * Half + 1));
                var sinc = Math.Abs(x) < 1e-9 ? cutoff : Math.Sin(Math.PI * x * cutoff) / (Math.PI * x);
                filter[tap] = (float)(sinc * window * window);
            }

            // As loud at every place.
            var sum = 0f;
            foreach (var weight in filter)
            {
                sum += weight;
            }

            for (var tap = 0; tap < filter.Length; tap++)
            {
                filter[tap] /= sum;
            }
        }

        return filters;
    }

    private static int Gcd(int a, int b) => b == 0 ? a : Gcd(b, a % b);
}
