namespace Trae.Api.Http.Limits;

/// <summary>
/// Permits that a replica has counted in Redis already and not used yet. A caller who asks again and again is given twice as many each time, up
/// to a hundredth of his limit, instead of a round trip for each request; one who asks now and then is counted one by one. What is not used
/// soon is lost, so a limit is never exceeded and undercut by a hundredth for each replica at most.
/// </summary>
internal sealed class PermitStock(TimeProvider clock)
{
    private const int Share = 100;
    private const int Most = 32;
    private static readonly TimeSpan Life = TimeSpan.FromMilliseconds(200);

    private readonly Lock _lock = new();
    private RateDecision? _decision;
    private long _filledAt;
    private int _left;
    private int _size;
    private bool _isFilling;

    /// <returns>Null if there is none.</returns>
    public RateDecision? Take()
    {
        lock (_lock)
        {
            if (_left == 0 || !IsFresh())
            {
                return null;
            }

            _left--;

            return _decision! with { Remaining = _decision!.Remaining + _left };
        }
    }

    /// <summary>How many to count for the next request and those after it. Ends with <see cref="Fill"/> where it is more than one.</summary>
    public int Ask(IReadOnlyList<RateCounter> counters)
    {
        lock (_lock)
        {
            if (_isFilling)
            {
                return 1;
            }

            var most = Math.Clamp(counters.Min(counter => counter.Limit.Permits) / Share, 1, Most);
            _size = _left == 0 && IsFresh() ? Math.Min(Math.Max(1, _size) * 2, most) : 1;
            _left = 0;
            _filledAt = clock.GetTimestamp();
            _isFilling = _size > 1;

            return _size;
        }
    }

    /// <param name="asked">As <see cref="Ask"/> said.</param>
    /// <param name="decision">Null if the counters could not be reached.</param>
    public void Fill(int asked, RateDecision? decision)
    {
        if (asked == 1)
        {
            return;
        }

        lock (_lock)
        {
            _isFilling = false;
            _decision = decision;
            _left = Math.Max(0, (decision?.Granted ?? 0) - 1);
        }
    }

    private bool IsFresh() => _filledAt != 0 && clock.GetElapsedTime(_filledAt) < Life;
}
