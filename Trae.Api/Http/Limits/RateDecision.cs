namespace Trae.Api.Http.Limits;

/// <summary>What a request counts on.</summary>
internal sealed record RateCounter(string Key, RateLimit Limit);

/// <summary>Whether a request may pass; and of the counter that is nearest to its limit, what to tell the caller.</summary>
/// <param name="Reset">Until nothing of the limit is used any more.</param>
internal sealed record RateDecision(bool IsAllowed, RateLimit Limit, int Remaining, TimeSpan RetryAfter, TimeSpan Reset)
{
    /// <summary>How many requests were counted: 0 if it is refused.</summary>
    public int Granted { get; init; }

    /// <summary>The counters cannot be reached, and without them this may not be allowed.</summary>
    public bool IsUncounted { get; init; }

    /// <summary>
    /// Each counter is when it would be empty again (the generic cell rate algorithm, ITU-T I.371): a request moves that by its
    /// share of the time, and is refused where it would then lie further ahead than the whole of it.
    /// </summary>
    /// <param name="emptyAt">In milliseconds; null if nothing counts.</param>
    /// <returns>Milliseconds from now until the counter is empty, this request included.</returns>
    public static double Take(double? emptyAt, double now, RateLimit limit) =>
        Math.Max(emptyAt ?? now, now) + (limit.Per.TotalMilliseconds / limit.Permits) - now;

    public static bool Fits(double fill, RateLimit limit) => fill <= limit.Per.TotalMilliseconds;

    // A clock's milliseconds are long numbers: what is two permits may come out as a trillionth less.
    private const double Rounding = 1e-6;

    /// <param name="counters">At least one.</param>
    /// <param name="fills">As <see cref="Take"/> has them, one for each counter.</param>
    /// <param name="granted">How many requests are in them; 0 if the one that is does not fit.</param>
    public static RateDecision Of(IReadOnlyList<RateCounter> counters, IReadOnlyList<double> fills, int granted)
    {
        var nearest = Enumerable.Range(0, counters.Count).MaxBy(i => fills[i] / counters[i].Limit.Per.TotalMilliseconds);
        var (limit, fill) = (counters[nearest].Limit, fills[nearest]);
        var whole = limit.Per.TotalMilliseconds;
        var wait = counters.Zip(fills).Max(each => each.Second - each.First.Limit.Per.TotalMilliseconds);

        return new(
            granted > 0,
            limit,
            Math.Max(0, (int)Math.Floor(((whole - fill) / (whole / limit.Permits)) + Rounding)),
            TimeSpan.FromMilliseconds(Math.Max(0, wait)),
            TimeSpan.FromMilliseconds(Math.Min(fill, whole))) { Granted = granted };
    }
}
