namespace Trae.VideoWorker.Audio.Music;

/// <summary>Sounds made by formula; mono, at 48 kHz, about as loud as each other.</summary>
internal static class Instruments
{
    private const int Rate = AudioArguments.SampleRate;
    private const int TableBits = 11;
    private const int TableSize = 1 << TableBits;
    private const double HighestHarmonic = 7_000;

    public static double Hertz(double midi) => 440 * Math.Pow(2, (midi - 69) / 12);

    /// <summary>A soft, sustained note: harmonics of a darkness, rising and falling slowly.</summary>
    /// <param name="cents">Out of tune by.</param>
    /// <param name="pulse">Samples of a beat on which it leans a little, or zero.</param>
    public static float[] Pad(int midi, double cents, double rolloff, int frames, int attack, int release, int pulse)
    {
        var hertz = Hertz(midi + (cents / 100));
        var table = Table(hertz, rolloff);
        var sound = new float[frames + release];
        var phase = (uint)midi * 2_654_435_761;
        var step = (uint)(hertz / Rate * uint.MaxValue);

        for (var i = 0; i < sound.Length; i++, phase += step)
        {
            var rise = i < attack ? Smooth((float)i / attack) : 1;
            var fall = i > frames ? Smooth((float)(sound.Length - i) / release) : 1;
            var lean = pulse == 0 ? 1 : 0.72f + (0.28f * MathF.Min(1, (float)(i % pulse) / pulse * 2));
            sound[i] = Read(table, phase) * rise * fall * lean * 0.16f;
        }

        return sound;
    }

    /// <summary>A plucked or struck note: its upper harmonics die before the lower ones.</summary>
    public static float[] Pluck(int midi, double seconds)
    {
        var hertz = Hertz(midi);
        var (dark, bright) = (Table(hertz, 2.6), Table(hertz, 1.3));
        var sound = new float[(int)(seconds * Rate)];
        var step = (uint)(hertz / Rate * uint.MaxValue);
        var (body, edge) = (Decay(seconds * 0.22), Decay(seconds * 0.06));
        var (low, high, phase) = (1f, 0.6f, 0u);

        for (var i = 0; i < sound.Length; i++, phase += step)
        {
            var attack = MathF.Min(1, i / (0.005f * Rate));
            var end = MathF.Min(1, (sound.Length - i) / (0.02f * Rate));
            sound[i] = ((Read(dark, phase) * low) + (Read(bright, phase) * high)) * attack * end * 0.3f;
            (low, high) = (low * body, high * edge);
        }

        return sound;
    }

    /// <summary>A small bell: partials that are not harmonics, each dying at its own pace.</summary>
    public static float[] Bell(int midi, double seconds)
    {
        (double Ratio, double Level, double Life)[] partials = [(1, 1, 1), (2.0, 0.45, 0.6), (2.76, 0.25, 0.4), (5.4, 0.1, 0.2)];
        var sound = new float[(int)(seconds * Rate)];

        foreach (var (ratio, level, life) in partials)
        {
            var table = Sine;
            var step = (uint)(Hertz(midi) * ratio / Rate * uint.MaxValue);
            var decay = Decay(seconds * 0.2 * life);
            var (amplitude, phase) = ((float)level * 0.35f, 0u);

            for (var i = 0; i < sound.Length; i++, phase += step, amplitude *= decay)
            {
                sound[i] += Read(table, phase) * amplitude * MathF.Min(1, i / (0.003f * Rate)) * MathF.Min(1, (sound.Length - i) / (0.05f * Rate));
            }
        }

        return sound;
    }

    /// <summary>A round low note.</summary>
    public static float[] Bass(int midi, int frames)
    {
        var table = Table(Hertz(midi), 2.4);
        var sound = new float[frames];
        var step = (uint)(Hertz(midi) / Rate * uint.MaxValue);
        var (phase, release) = (0u, Math.Min(frames / 3, Rate / 5));

        for (var i = 0; i < frames; i++, phase += step)
        {
            var rise = Smooth(MathF.Min(1, i / (0.03f * Rate)));
            var fall = Smooth(MathF.Min(1, (float)(frames - i) / release));
            sound[i] = Read(table, phase) * rise * fall * (0.75f + (0.25f * MathF.Exp(-i / (0.4f * Rate)))) * 0.3f;
        }

        return sound;
    }

    /// <summary>A soft drum that falls in pitch.</summary>
    public static float[] Kick()
    {
        var sound = new float[Rate * 3 / 10];
        var phase = 0.0;

        for (var i = 0; i < sound.Length; i++)
        {
            var time = (double)i / Rate;
            phase += 2 * Math.PI * (46 + (70 * Math.Exp(-time / 0.03))) / Rate;
            sound[i] = (float)(Math.Sin(phase) * Math.Min(1, time / 0.004) * Math.Exp(-time / 0.085) * Math.Min(1, (0.3 - time) / 0.03) * 0.8);
        }

        return sound;
    }

    /// <summary>A breath of noise; the same one for the same seed.</summary>
    public static float[] Shaker(uint seed)
    {
        var sound = new float[Rate * 7 / 100];
        var (random, last, filter) = (seed | 1, 0f, Biquad.HighPass(5_200));

        for (var i = 0; i < sound.Length; i++)
        {
            // Xorshift (Marsaglia 2003).
            random ^= random << 13;
            random ^= random >> 17;
            random ^= random << 5;
            last = (random / (float)uint.MaxValue * 2) - 1;
            var time = (float)i / Rate;
            sound[i] = filter.Next(last) * MathF.Min(1, time / 0.008f) * MathF.Exp(-time / 0.018f) * 0.5f;
        }

        return sound;
    }

    private static float[] Sine { get; } = [.. Enumerable.Range(0, TableSize + 1).Select(i => MathF.Sin(2 * MathF.PI * i / TableSize))];

    private static float[] Table(double hertz, double rolloff)
    {
        var table = new float[TableSize + 1];
        var harmonics = Math.Clamp((int)(HighestHarmonic / hertz), 1, 16);

        for (var n = 1; n <= harmonics; n++)
        {
            var level = (float)Math.Pow(n, -rolloff);
            for (var i = 0; i <= TableSize; i++)
            {
                table[i] += Sine[(int)((long)i * n % TableSize)] * level;
            }
        }

        return table;
    }

    private static float Read(float[] table, uint phase)
    {
        var index = phase >> (32 - TableBits);
        var part = (phase << TableBits) * (1f / uint.MaxValue);

        return table[index] + ((table[index + 1] - table[index]) * part);
    }

    private static float Smooth(float x) => x * x * (3 - (2 * x));

    private static float Decay(double seconds) => (float)Math.Exp(-1 / (seconds * Rate));
}
