namespace Trae.VideoWorker.Audio;

/// <summary>Measures integrated loudness of stereo at 48 kHz as ITU-R BS.1770-4 says: K-weighting, blocks of 400 ms, two gates.</summary>
public sealed class LoudnessMeter
{
    private const int StepFrames = AudioArguments.SampleRate / 10;
    private const int StepsPerBlock = 4;
    private const double AbsoluteGate = -70;
    private const double RelativeGate = -10;

    private readonly List<double> _steps = [];
    private Biquad _leftShelf = Shelf(), _rightShelf = Shelf(), _leftHigh = High(), _rightHigh = High();
    private double _sum;
    private int _frames;

    /// <param name="stereo">Interleaved; pieces of any length.</param>
    public void Add(ReadOnlySpan<float> stereo)
    {
        for (var i = 0; i + 1 < stereo.Length; i += 2)
        {
            var left = _leftHigh.Next(_leftShelf.Next(stereo[i]));
            var right = _rightHigh.Next(_rightShelf.Next(stereo[i + 1]));
            _sum += ((double)left * left) + ((double)right * right);

            if (++_frames == StepFrames)
            {
                _steps.Add(_sum / StepFrames);
                (_sum, _frames) = (0, 0);
            }
        }
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

    // The coefficients for 48 kHz, from the recommendation's tables 1 and 2.
    private static Biquad Shelf() => new(1.53512485958697, -2.69169618940638, 1.19839281085285, 1, -1.69065929318241, 0.73248077421585);

    private static Biquad High() => new(1, -2, 1, 1, -1.99004745483398, 0.99007225036621);
}
