namespace Trae.Api.Http.Limits;

/// <summary>The counters of this process alone: where there is no Redis, or while it is away.</summary>
internal sealed class LocalCounters(TimeProvider clock)
{
    // Far more callers than one process serves in a minute; only then is it worth looking for those that have gone.
    private const int Many = 50_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, double> _emptyAt = new(StringComparer.Ordinal);

    public RateDecision Take(IReadOnlyList<RateCounter> counters)
    {
        var now = clock.GetTimestamp() * 1000.0 / clock.TimestampFrequency;
        lock (_lock)
        {
            var fills = counters
                .Select(counter => RateDecision.Take(_emptyAt.TryGetValue(counter.Key, out var at) ? at : null, now, counter.Limit))
                .ToList();
            var decision = RateDecision.Of(counters, fills, counters.Zip(fills).All(each => RateDecision.Fits(each.Second, each.First.Limit)) ? 1 : 0);
            if (decision.IsAllowed)
            {
                foreach (var (counter, fill) in counters.Zip(fills))
                {
                    _emptyAt[counter.Key] = now + fill;
                }

                Forget(now);
            }

            return decision;
        }
    }

    public void Give(IReadOnlyList<RateCounter> counters)
    {
        lock (_lock)
        {
            foreach (var counter in counters.Where(counter => _emptyAt.ContainsKey(counter.Key)))
            {
                _emptyAt[counter.Key] -= counter.Limit.Per.TotalMilliseconds / counter.Limit.Permits;
            }
        }
    }

    private void Forget(double now)
    {
        if (_emptyAt.Count < Many)
        {
            return;
        }

        foreach (var key in _emptyAt.Where(each => each.Value <= now).Select(each => each.Key).ToList())
        {
            _emptyAt.Remove(key);
        }
    }
}
