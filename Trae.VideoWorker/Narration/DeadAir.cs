namespace Trae.VideoWorker.Narration;

/// <summary>Samples to leave out.</summary>
public readonly record struct Cut(int Start, int Length);

/// <summary>Finds silence that is longer than speech needs, and takes it out.</summary>
public static class DeadAir
{
    // About -45 dBFS: under it lie only the tails of sounds.
    private const int Quiet = 180;

    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan BeforeSpeech = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan AfterSpeech = TimeSpan.FromMilliseconds(80);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(350);

    /// <summary>What to cut so that speech starts and ends promptly and no pause in it drags, in order.</summary>
    public static IReadOnlyList<Cut> Find(ReadOnlySpan<short> samples, int sampleRate)
    {
        var cuts = new List<Cut>();
        var (before, after) = (Samples(BeforeSpeech, sampleRate), Samples(AfterSpeech, sampleRate));
        var window = Samples(Window, sampleRate);
        var quietFrom = 0;

        for (var at = 0; at < samples.Length; at += window)
        {
            var end = Math.Min(at + window, samples.Length);
            if (IsQuiet(samples[at..end]))
            {
                continue;
            }

            if (quietFrom == 0)
            {
                Add(cuts, 0, at - before);
            }
            else if (at - quietFrom > Samples(LongestPause, sampleRate))
            {
                Add(cuts, quietFrom + Samples(LongestPause, sampleRate) - before, at - before);
            }

            quietFrom = end;
        }

        Add(cuts, quietFrom + after, samples.Length);

        return cuts;
    }

    /// <summary>What is left.</summary>
    public static short[] Remove(ReadOnlySpan<short> samples, IReadOnlyList<Cut> cuts)
    {
        var kept = new List<short>(samples.Length);
        var at = 0;

        foreach (var cut in cuts)
        {
            kept.AddRange(samples[at..cut.Start]);
            at = cut.Start + cut.Length;
        }

        kept.AddRange(samples[at..]);

        return [.. kept];
    }

    /// <summary>Where a sample is when the cuts are made; one that was cut is where the sound goes on.</summary>
    public static int Shift(int sample, IReadOnlyList<Cut> cuts) =>
        sample - cuts.TakeWhile(cut => cut.Start < sample).Sum(cut => Math.Min(cut.Length, sample - cut.Start));

    /// <summary>How many samples at the start are quiet.</summary>
    public static int AtStart(ReadOnlySpan<short> samples) =>
        samples.IndexOfAnyExceptInRange((short)-Quiet, (short)Quiet) is var first and >= 0 ? first : samples.Length;

    /// <summary>How many samples at the end are quiet.</summary>
    public static int AtEnd(ReadOnlySpan<short> samples) =>
        samples.Length - 1 - samples.LastIndexOfAnyExceptInRange((short)-Quiet, (short)Quiet);

    private static void Add(List<Cut> cuts, int start, int end)
    {
        if (end > start)
        {
            cuts.Add(new(start, end - start));
        }
    }

    private static bool IsQuiet(ReadOnlySpan<short> samples) => !samples.ContainsAnyExceptInRange((short)-Quiet, (short)Quiet);

    private static int Samples(TimeSpan time, int sampleRate) => (int)(time.TotalSeconds * sampleRate);
}
