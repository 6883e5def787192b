namespace Trae.VideoWorker.Narration;

/// <summary>
/// Makes speech longer or shorter, higher or lower, each for itself: WSOLA (Verhelst and Roelands, ICASSP 1993) for its
/// length, and playing that faster or slower for its pitch.
/// </summary>
internal static class TimeStretch
{
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(30);
    private static readonly TimeSpan Search = TimeSpan.FromMilliseconds(8);

    /// <param name="length">Of the result, relative.</param>
    /// <param name="pitch">Of the result, relative.</param>
    /// <returns>Exactly <paramref name="length"/> times as many samples, rounded.</returns>
    public static short[] Warp(ReadOnlySpan<short> samples, int sampleRate, double length, double pitch)
    {
        var target = (int)Math.Round(samples.Length * length);
        var stretched = Stretch(samples, sampleRate, length * pitch);
        var result = new short[target];

        // Played at another speed; straight lines between samples are enough for speech that is shifted a little.
        for (var i = 0; i < target; i++)
        {
            var at = (double)i * stretched.Length / Math.Max(1, target);
            var whole = Math.Min((int)at, stretched.Length - 1);
            var next = Math.Min(whole + 1, stretched.Length - 1);
            var value = whole < 0 ? 0 : stretched[whole] + ((stretched[next] - stretched[whole]) * (float)(at - whole));
            result[i] = (short)Math.Clamp(value, short.MinValue, short.MaxValue);
        }

        return result;
    }

    private static float[] Stretch(ReadOnlySpan<short> samples, int sampleRate, double factor)
    {
        var half = (int)(Window.TotalSeconds * sampleRate / 2);
        var search = (int)(Search.TotalSeconds * sampleRate);
        var output = new float[(int)Math.Round(samples.Length * factor)];
        if (samples.Length < 4 * half || output.Length < 4 * half)
        {
            return Copied(samples, output);
        }

        var natural = 0;

        for (var to = 0; to < output.Length; to += half)
        {
            var wanted = (int)(to / factor);
            var from = to == 0 ? 0 : BestMatch(samples, natural, wanted, search, half);

            // Each window rises over the falling half of the one before it; the first has nothing to rise over.
            for (var i = 0; i < 2 * half && to + i < output.Length; i++)
            {
                var weight = to == 0 && i < half ? 1 : 0.5f - (0.5f * MathF.Cos(MathF.PI * (i + 0.5f) / half));
                output[to + i] += weight * (from + i < samples.Length ? samples[from + i] : 0);
            }

            natural = from + half;
        }

        return output;
    }

    // Where, near the wanted place, the sound is most like what would naturally have come next.
    private static int BestMatch(ReadOnlySpan<short> samples, int natural, int wanted, int search, int half)
    {
        var (best, bestScore) = (Math.Clamp(wanted, 0, Math.Max(0, samples.Length - half)), float.NegativeInfinity);
        if (natural + half > samples.Length)
        {
            return best;
        }

        var reference = samples.Slice(natural, half);

        for (var from = Math.Max(0, wanted - search); from <= Math.Min(samples.Length - half, wanted + search); from++)
        {
            var candidate = samples.Slice(from, half);
            float product = 0, energy = 1;

            for (var i = 0; i < half; i += 2)
            {
                product += (float)reference[i] * candidate[i];
                energy += (float)candidate[i] * candidate[i];
            }

            var score = product / MathF.Sqrt(energy);
            if (score > bestScore)
            {
                (best, bestScore) = (from, score);
            }
        }

        return best;
    }

    private static float[] Copied(ReadOnlySpan<short> samples, float[] output)
    {
        for (var i = 0; i < output.Length; i++)
        {
            output[i] = samples.Length == 0 ? 0 : samples[Math.Min((int)((long)i * samples.Length / output.Length), samples.Length - 1)];
        }

        return output;
    }
}
