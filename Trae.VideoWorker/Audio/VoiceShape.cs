namespace Trae.VideoWorker.Audio;

/// <summary>Makes a voice sit in a mix: one level, no rumble, and words evened out; of a synthetic one also less edge.</summary>
internal sealed class VoiceShape
{
    private const double UsualLevel = -20;
    private const double MostGain = 24;

    // Where a word is louder than -24 dB, two and a half decibels become one.
    private const double Ratio = 2.5;

    private static readonly float Attack = Smoothing(0.006);
    private static readonly float Release = Smoothing(0.14);

    private Biquad _rumble = Biquad.HighPass(80);
    private Biquad _body = Biquad.LowShelf(200, 2);
    private Biquad _edge = Biquad.Peak(3_400, 1.2, -3);
    private Biquad _hiss = Biquad.HighShelf(7_000, -2);
    private float _power;

    /// <summary>Shapes one stretch of speech in place; stretches follow one another.</summary>
    /// <param name="mono">At 48 kHz.</param>
    /// <param name="synthetic">Whether its formants are made by rule, hard and bright.</param>
    public void Shape(Span<float> mono, bool synthetic)
    {
        var gain = Gain(mono);

        for (var i = 0; i < mono.Length; i++)
        {
            var x = _body.Next(_rumble.Next(mono[i] * gain));
            x = synthetic ? _hiss.Next(_edge.Next(x)) : x;

            var power = x * x;
            _power += (power - _power) * (power > _power ? Attack : Release);
            mono[i] = x * Compression(_power);
        }
    }

    // To the usual level, measured where it speaks.
    private static float Gain(ReadOnlySpan<float> mono)
    {
        const int Window = AudioArguments.SampleRate / 50;
        var powers = new List<double>((mono.Length / Window) + 1);

        for (var start = 0; start + Window <= mono.Length; start += Window)
        {
            var sum = 0.0;
            foreach (var x in mono.Slice(start, Window))
            {
                sum += x * x;
            }

            powers.Add(sum / Window);
        }

        var loudest = powers.Count == 0 ? 0 : powers.Max();
        if (loudest < 1e-7)
        {
            return 1;
        }

        var level = 10 * Math.Log10(powers.Where(power => power > loudest / 1_000).Average());

        return (float)Math.Pow(10, Math.Clamp(UsualLevel - level, -MostGain, MostGain) / 20);
    }

    private static float Compression(float power)
    {
        // -24 dB, as power.
        const float Knee = 0.003981f;

        return power <= Knee ? 1 : MathF.Pow(power / Knee, (float)((1 / Ratio - 1) / 2));
    }

    private static float Smoothing(double seconds) => (float)(1 - Math.Exp(-1 / (seconds * AudioArguments.SampleRate)));
}
