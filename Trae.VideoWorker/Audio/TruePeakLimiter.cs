namespace Trae.VideoWorker.Audio;

/// <summary>
/// Keeps the peaks of stereo, those between samples too, under a ceiling without being heard: it looks 5 ms ahead, so
/// the gain is already down when the peak comes (a sliding minimum, smoothed over the same time, which never passes it).
/// </summary>
internal sealed class TruePeakLimiter
{
    /// <summary>Frames by which the output comes late.</summary>
    public const int Delay = Ahead + (Taps / 2);

    private const int Ahead = 240;
    private const int Taps = 12;
    private const int Hold = Ahead + Taps;
    private const int Phases = 4;
    private const double ReleaseSeconds = 0.08;

    private static readonly float[][] Between = Interpolators();

    private readonly float _ceiling;
    private readonly float _release = (float)Math.Exp(-1 / (ReleaseSeconds * AudioArguments.SampleRate));

    // Twice as long as needed and written twice, so that the newest samples are always in one piece.
    private readonly float[] _left = new float[2 * Taps], _right = new float[2 * Taps];
    private readonly float[] _delayed = new float[2 * Delay];
    private readonly float[] _needed = new float[Hold];
    private readonly float[] _held = new float[Ahead];
    private double _sum = Ahead;
    private float _gain = 1, _minimum = 1;
    private int _at, _neededAt, _tap, _delayAt, _minimumAge, _quietFor;

    /// <param name="ceiling">dBTP.</param>
    public TruePeakLimiter(double ceiling)
    {
        _ceiling = (float)Math.Pow(10, ceiling / 20);
        Array.Fill(_needed, 1);
        Array.Fill(_held, 1);
    }

    /// <summary>The loudest that came in, between samples too; linear.</summary>
    public float Peak { get; private set; }

    /// <summary>Limits in place; what comes out is what went in <see cref="Delay"/> frames ago.</summary>
    /// <param name="stereo">Interleaved.</param>
    public void Process(Span<float> stereo)
    {
        for (var i = 0; i + 1 < stereo.Length; i += 2)
        {
            var gain = GainFor(PeakAround(stereo[i], stereo[i + 1]));
            var (left, right) = (_delayed[2 * _delayAt], _delayed[(2 * _delayAt) + 1]);
            (_delayed[2 * _delayAt], _delayed[(2 * _delayAt) + 1]) = (stereo[i], stereo[i + 1]);
            _delayAt = _delayAt + 1 == Delay ? 0 : _delayAt + 1;

            (stereo[i], stereo[i + 1]) = (left * gain, right * gain);
        }
    }

    private float PeakAround(float left, float right)
    {
        (_left[_tap], _left[_tap + Taps]) = (left, left);
        (_right[_tap], _right[_tap + Taps]) = (right, right);
        _tap = _tap + 1 == Taps ? 0 : _tap + 1;

        // Between samples that are far below the ceiling nothing can reach it.
        var peak = Math.Max(Math.Abs(left), Math.Abs(right));
        _quietFor = peak > _ceiling * 0.5f ? 0 : _quietFor + 1;
        if (_quietFor < Taps)
        {
            var newestLeft = _left.AsSpan(_tap, Taps);
            var newestRight = _right.AsSpan(_tap, Taps);
            peak = Math.Max(VectorMath.Largest(newestLeft), VectorMath.Largest(newestRight));

            foreach (var phase in Between)
            {
                peak = Math.Max(peak, Math.Abs(VectorMath.Dot(newestLeft, phase)));
                peak = Math.Max(peak, Math.Abs(VectorMath.Dot(newestRight, phase)));
            }
        }

        Peak = Math.Max(Peak, peak);

        return peak;
    }

    private float GainFor(float peak)
    {
        var needed = peak > _ceiling ? _ceiling / peak : 1;
        _needed[_neededAt] = needed;

        // The least gain needed within the time ahead; searched again only when the old one has passed.
        if (needed <= _minimum)
        {
            (_minimum, _minimumAge) = (needed, 0);
        }
        else if (++_minimumAge >= Hold)
        {
            (_minimum, _minimumAge) = Search();
        }

        _neededAt = _neededAt + 1 == Hold ? 0 : _neededAt + 1;

        // Down at once, up slowly; then smoothed over the time ahead.
        _gain = _minimum < _gain ? _minimum : _minimum + ((_gain - _minimum) * _release);
        _sum += _gain - _held[_at];
        _held[_at] = _gain;
        _at = _at + 1 == Ahead ? 0 : _at + 1;

        return (float)(_sum / Ahead);
    }

    private (float Minimum, int Age) Search()
    {
        var (minimum, age) = (1f, 0);

        for (var i = 0; i < Hold; i++)
        {
            // From the newest back; of equal ones the newest lasts longest.
            var value = _needed[(_neededAt - i + Hold) % Hold];
            if (value < minimum || i == 0)
            {
                (minimum, age) = (value, i);
            }
        }

        return (minimum, age);
    }

    // A windowed sinc for each place between two samples, as BS.1770-4 (annex 2) asks: four times the rate.
    private static float[][] Interpolators() =>
    [
        .. from phase in Enumerable.Range(1, Phases - 1)
           select Enumerable.Range(0, Taps).Select(tap =>
           {
               var x = tap - ((Taps / 2) - 1) - ((double)phase / Phases);
               var window = Math.Cos(Math.PI * x / (Taps + 1));

               return (float)(Math.Sin(Math.PI * x) / (Math.PI * x) * window * window);
           }).ToArray(),
    ];
}
