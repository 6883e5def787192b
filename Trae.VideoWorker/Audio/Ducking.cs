namespace Trae.VideoWorker.Audio;

/// <summary>A stretch of the video in samples at 48 kHz.</summary>
public readonly record struct SampleSpan(long Start, long End);

/// <summary>
/// How far music steps back for speech. As it is known when speech is, the music is already down when the first word
/// comes, and stays down between sentences instead of pumping.
/// </summary>
internal sealed class Ducking
{
    private const double Attack = 0.4;
    private const double Hold = 0.25;
    private const double Release = 0.9;

    private readonly double _depth;
    private readonly List<SampleSpan> _spans = [];
    private int _at;

    /// <param name="speech">In order.</param>
    /// <param name="depth">Decibels under speech, such as -12.</param>
    public Ducking(IEnumerable<SampleSpan> speech, double depth)
    {
        _depth = depth;
        var shortest = Samples(Attack + Hold + Release);

        foreach (var span in speech)
        {
            if (_spans.Count > 0 && span.Start - _spans[^1].End < shortest)
            {
                _spans[^1] = _spans[^1] with { End = Math.Max(_spans[^1].End, span.End) };
            }
            else
            {
                _spans.Add(span);
            }
        }
    }

    /// <summary>The linear gain at a sample; asked for in order of time.</summary>
    public float GainAt(long sample)
    {
        while (_at < _spans.Count && sample >= _spans[_at].End + Samples(Hold + Release))
        {
            _at++;
        }

        if (_at == _spans.Count)
        {
            return 1;
        }

        var (start, end) = (_spans[_at].Start, _spans[_at].End);
        var down = Math.Clamp(1 - ((start - sample) / (double)Samples(Attack)), 0, 1);
        var up = Math.Clamp(1 - ((sample - end - Samples(Hold)) / (double)Samples(Release)), 0, 1);
        var ducked = Math.Min(down, up);

        // Of a smooth curve in decibels, as a hand on a fader makes it.
        return (float)Math.Pow(10, _depth * (0.5 - (0.5 * Math.Cos(Math.PI * ducked))) / 20);
    }

    private static long Samples(double seconds) => (long)(seconds * AudioArguments.SampleRate);
}
