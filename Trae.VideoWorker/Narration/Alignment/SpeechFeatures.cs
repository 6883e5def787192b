using System.Numerics;

namespace Trae.VideoWorker.Narration.Alignment;

/// <summary>
/// What speech sounds like every ten milliseconds, whoever speaks: the logarithm of its power in bands spaced as hearing
/// is (mel scale), each brought to mean 0 and deviation 1 over the speech, and how loud it is, which counts double.
/// </summary>
internal sealed class SpeechFeatures
{
    public const double HopSeconds = 0.01;

    private const int Bands = 20;
    private const double Lowest = 120;
    private const double Highest = 7_000;
    private const double LoudnessWeight = 2;

    private SpeechFeatures(float[][] frames, int hop) => (Frames, Hop) = (frames, hop);

    public float[][] Frames { get; }

    /// <summary>Samples from one frame to the next.</summary>
    public int Hop { get; }

    public static SpeechFeatures Of(ReadOnlySpan<short> samples, int sampleRate)
    {
        var hop = (int)(sampleRate * HopSeconds);
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)(sampleRate / 40));
        var edges = Edges(sampleRate, size);
        var frames = new float[Math.Max(1, samples.Length / hop)][];
        var (window, spectrum) = (Window(size), new Complex[size]);

        for (var i = 0; i < frames.Length; i++)
        {
            // Centred on its time; beyond the ends there is silence.
            var start = (i * hop) + (hop / 2) - (size / 2);
            for (var n = 0; n < size; n++)
            {
                var at = start + n;
                spectrum[n] = at >= 0 && at < samples.Length ? samples[at] * window[n] : 0;
            }

            Fourier.Transform(spectrum);
            frames[i] = Powers(spectrum, edges);
        }

        Normalise(frames);

        return new(frames, hop);
    }

    private static float[] Powers(Complex[] spectrum, int[] edges)
    {
        var frame = new float[Bands + 1];
        var whole = 0.0;

        for (var band = 0; band < Bands; band++)
        {
            var sum = 0.0;
            for (var bin = edges[band]; bin < Math.Max(edges[band] + 1, edges[band + 2]); bin++)
            {
                sum += (spectrum[bin].Real * spectrum[bin].Real) + (spectrum[bin].Imaginary * spectrum[bin].Imaginary);
            }

            whole += sum;
            frame[band] = (float)Math.Log(sum + 1e5);
        }

        frame[Bands] = (float)Math.Log(whole + 1e6);

        return frame;
    }

    private static void Normalise(float[][] frames)
    {
        for (var band = 0; band <= Bands; band++)
        {
            var mean = frames.Average(frame => frame[band]);
            var deviation = Math.Sqrt(frames.Average(frame => (frame[band] - mean) * (frame[band] - mean))) + 1e-3;
            var scale = (band == Bands ? LoudnessWeight : 1 / Math.Sqrt(Bands)) / deviation;

            foreach (var frame in frames)
            {
                frame[band] = (float)((frame[band] - mean) * scale);
            }
        }
    }

    private static int[] Edges(int sampleRate, int size)
    {
        var highest = Math.Min(Highest, sampleRate * 0.45);

        return [.. Enumerable.Range(0, Bands + 2).Select(i =>
        {
            var mel = Mel(Lowest) + ((Mel(highest) - Mel(Lowest)) * i / (Bands + 1));

            return (int)Math.Round(700 * (Math.Exp(mel / 1_127) - 1) / sampleRate * size);
        })];
    }

    private static double Mel(double hertz) => 1_127 * Math.Log(1 + (hertz / 700));

    private static double[] Window(int size) => [.. Enumerable.Range(0, size).Select(i => 0.5 - (0.5 * Math.Cos(2 * Math.PI * i / size)))];
}
