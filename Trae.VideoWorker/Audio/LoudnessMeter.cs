using System.Runtime.Intrinsics;

namespace Trae.VideoWorker.Audio;

/// <summary>Measures integrated loudness of stereo at 48 kHz as ITU-R BS.1770-4 says: K-weighting, blocks of 400 ms, two gates.</summary>
public sealed class LoudnessMeter
{
    private const int StepFrames = AudioArguments.SampleRate / 10;
    private const int StepsPerBlock = 4;
    private const double AbsoluteGate = -70;
    private const double RelativeGate = -10;

    // Four filters side by side: the shelf of left and right, and the high-pass of what the shelf gave for the frame before. The
    // coefficients are those for 48 kHz, from the recommendation's tables 1 and 2.
    private static readonly Vector256<double> B0 = Both(1.53512485958697, 1), B1 = Both(-2.69169618940638, -2), B2 = Both(1.19839281085285, 1);
    private static readonly Vector256<double> A1 = Both(-1.69065929318241, -1.99004745483398), A2 = Both(0.73248077421585, 0.99007225036621);

    private readonly List<double> _steps = [];
    private Vector256<double> _z1, _z2, _out;
    private double _sum;
    private int _frames;

    /// <param name="stereo">Interleaved; pieces of any length.</param>
    public void Add(ReadOnlySpan<float> stereo)
    {
        var (z1, z2, y) = (_z1, _z2, _out);

        while (stereo.Length > 1)
        {
            // Within a step of 100 ms everything stays in registers.
            var part = stereo[..Math.Min(stereo.Length & ~1, 2 * (StepFrames - _frames))];
            var power = Vector128<double>.Zero;

            for (var i = 0; i < part.Length; i += 2)
            {
                // Transposed direct form II.
                var x = Vector256.Create(Vector128.Create((double)part[i], part[i + 1]), y.GetLower());
                y = (B0 * x) + z1;
                z1 = (B1 * x) - (A1 * y) + z2;
                z2 = (B2 * x) - (A2 * y);
                power += y.GetUpper() * y.GetUpper();
            }

            _sum += Vector128.Sum(power);
            _frames += part.Length / 2;
            stereo = stereo[part.Length..];

            if (_frames == StepFrames)
            {
                _steps.Add(_sum / StepFrames);
                (_sum, _frames) = (0, 0);
            }
        }

        (_z1, _z2, _out) = (z1, z2, y);
    }

    /// <returns>LUFS; <see cref="Loudness.Silence"/> or less if nothing passes the gate.</returns>
    public double Integrated()
    {
        var blocks = Blocks();
        var loud = blocks.Where(power => Lufs(power) > AbsoluteGate).ToList();
        if (loud.Count == 0)
        {
            return AbsoluteGate;
        }

        var gate = Lufs(loud.Average()) + RelativeGate;

        return Lufs(loud.Where(power => Lufs(power) > gate).Average());
    }

    private List<double> Blocks()
    {
        // What is shorter than a block is one all the same.
        if (_steps.Count < StepsPerBlock)
        {
            var frames = (_steps.Count * StepFrames) + _frames;

            return frames == 0 ? [] : [((_steps.Sum() * StepFrames) + _sum) / frames];
        }

        var blocks = new List<double>(_steps.Count);
        for (var i = 0; i + StepsPerBlock <= _steps.Count; i++)
        {
            blocks.Add((_steps[i] + _steps[i + 1] + _steps[i + 2] + _steps[i + 3]) / StepsPerBlock);
        }

        return blocks;
    }

    private static double Lufs(double power) => -0.691 + (10 * Math.Log10(Math.Max(power, 1e-12)));

    private static Vector256<double> Both(double shelf, double high) => Vector256.Create(shelf, shelf, high, high);
}
