namespace Trae.VideoWorker.Narration;

/// <summary>Stresses words as speakers do, whatever the engine: a little slower, higher and louder.</summary>
internal static class Emphasised
{
    private const double Slower = 1.14;
    private const double Higher = 1.08;

    // About 3 dB.
    private const float Louder = 1.4f;

    private static readonly TimeSpan Seam = TimeSpan.FromMilliseconds(6);

    /// <param name="times">Of each word in the speech.</param>
    /// <param name="stressed">For each word.</param>
    /// <returns>The speech, and the times of the words in it.</returns>
    public static (RawSpeech Speech, IReadOnlyList<SampleRange> Times) Of(RawSpeech speech, IReadOnlyList<SampleRange> times, IReadOnlyList<bool> stressed)
    {
        // From the last to the first, so that what comes before keeps its place.
        for (var last = times.Count - 1; last >= 0; last--)
        {
            if (!stressed[last])
            {
                continue;
            }

            var first = last;
            while (first > 0 && stressed[first - 1])
            {
                first--;
            }

            (speech, times) = Stress(speech, times, new(times[first].Start, times[last].End));
            last = first;
        }

        return (speech, times);
    }

    private static (RawSpeech Speech, IReadOnlyList<SampleRange> Times) Stress(RawSpeech speech, IReadOnlyList<SampleRange> times, SampleRange range)
    {
        var end = Math.Min(range.End, speech.Samples.Length);
        var word = TimeStretch.Warp(speech.Samples.AsSpan(range.Start..end), speech.SampleRate, Slower, Higher);
        var seam = Math.Min((int)(Seam.TotalSeconds * speech.SampleRate), word.Length / 2);

        for (var i = 0; i < word.Length; i++)
        {
            var inside = Math.Clamp(Math.Min(i, word.Length - 1 - i) / (float)Math.Max(1, seam), 0, 1);
            word[i] = (short)Math.Clamp(word[i] * (1 + ((Louder - 1) * inside)), short.MinValue, short.MaxValue);
        }

        var longer = word.Length - (end - range.Start);

        return (
            speech with
            {
                Samples = [.. speech.Samples.AsSpan(0, range.Start), .. word, .. speech.Samples.AsSpan(end)],
                Words = [.. speech.Words.Select(each => each with { Sample = Moved(each.Sample) })],
                Phonemes = [.. speech.Phonemes.Select(each => each with { Sample = Moved(each.Sample) })],
            },
            [.. times.Select(time => new SampleRange(Moved(time.Start), Moved(time.End)))]);

        int Moved(int sample) =>
            sample <= range.Start ? sample
            : sample >= end ? sample + longer
            : range.Start + (int)((long)(sample - range.Start) * word.Length / (end - range.Start));
    }
}
