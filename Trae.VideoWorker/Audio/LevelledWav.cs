using Trae.VideoWorker.Narration;

namespace Trae.VideoWorker.Audio;

/// <summary>Raises a mix by a gain, limits it, and writes it as a WAV: stereo, 24 bit, 48 kHz.</summary>
internal static class LevelledWav
{
    private const int Bits = 24;
    private const int HeaderBytes = 44;

    /// <param name="gain">Decibels.</param>
    /// <returns>What was written measures this.</returns>
    public static Loudness Write(RenderBlock render, long length, double gain, string path, CancellationToken ct)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 18);
        var header = new byte[HeaderBytes];
        Wav.Header(header, length * 2 * Bits / 8, AudioArguments.SampleRate, 2, Bits);
        file.Write(header);

        var (limiter, meter, linear) = (new TruePeakLimiter(AudioArguments.Ceiling), new LoudnessMeter(), (float)Math.Pow(10, gain / 20));
        var bytes = new byte[AudioMixer.BlockFrames * 2 * Bits / 8];
        var late = TruePeakLimiter.Delay;

        // The limiter's output comes late: the first frames are thrown away, and silence pushes the last ones out.
        AudioMixer.EachBlock(Ahead, length + late, Take, ct);

        return new(meter.Integrated(), 20 * Math.Log10(Math.Min(limiter.Peak, Math.Pow(10, AudioArguments.Ceiling / 20))), 0);

        void Ahead(long at, Span<float> stereo)
        {
            var inside = (int)Math.Clamp(length - at, 0, stereo.Length / 2);
            stereo[(2 * inside)..].Clear();
            if (inside > 0)
            {
                render(at, stereo[..(2 * inside)]);
            }

            foreach (ref var sample in stereo)
            {
                sample *= linear;
            }
        }

        void Take(long at, Span<float> stereo)
        {
            limiter.Process(stereo);
            var ready = stereo[(2 * (int)Math.Clamp(late - at, 0, stereo.Length / 2))..];
            meter.Add(ready);

            for (var i = 0; i < ready.Length; i++)
            {
                var value = (int)Math.Round(Math.Clamp(ready[i], -1, 1) * 8_388_607);
                (bytes[3 * i], bytes[(3 * i) + 1], bytes[(3 * i) + 2]) = ((byte)value, (byte)(value >> 8), (byte)(value >> 16));
            }

            file.Write(bytes, 0, ready.Length * 3);
        }
    }
}
