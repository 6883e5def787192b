namespace Trae.Tests.Audio;

/// <summary>Measures of sound at 48 kHz that do not come from our own code.</summary>
internal static class Tones
{
    private const int Rate = 48_000;

    /// <summary>The amplitude of one frequency around a time, 1 being full scale (Goertzel).</summary>
    /// <param name="seconds">Of the window.</param>
    public static double Level(short[] samples, double hertz, double at, double seconds)
    {
        var count = (int)(seconds * Rate);
        var start = Math.Clamp((int)((at - (seconds / 2)) * Rate), 0, samples.Length - count);
        var (real, imaginary, weights) = (0.0, 0.0, 0.0);

        for (var i = 0; i < count; i++)
        {
            var window = 0.5 - (0.5 * Math.Cos(2 * Math.PI * i / count));
            real += samples[start + i] * window * Math.Cos(2 * Math.PI * hertz * i / Rate);
            imaginary += samples[start + i] * window * Math.Sin(2 * Math.PI * hertz * i / Rate);
            weights += window;
        }

        return 2 * Math.Sqrt((real * real) + (imaginary * imaginary)) / weights / 32_768;
    }

    public static double Rms(short[] samples, double from, double seconds) =>
        Math.Sqrt(samples.Skip((int)(from * Rate)).Take((int)(seconds * Rate)).Average(sample => (double)sample * sample));
}
