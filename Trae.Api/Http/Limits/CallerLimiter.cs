using System.Threading.RateLimiting;

namespace Trae.Api.Http.Limits;

/// <summary>What the rate limiter middleware asks for the callers of one request; tells them what is left.</summary>
internal sealed class CallerLimiter(
    IReadOnlyList<RateCounter> counters, string policy, RateCounters taken, IHttpContextAccessor accessor, TimeProvider clock) : RateLimiter
{
    // Guesses are counted one by one.
    private readonly PermitStock? _stock = policy == RateLimits.SignIn ? null : new(clock);
    private long _usedAt;

    /// <summary>It holds no counts itself but a few permits for a moment, so the middleware may forget it as soon as it likes.</summary>
    public override TimeSpan? IdleDuration => clock.GetElapsedTime(Interlocked.Read(ref _usedAt));

    public override RateLimiterStatistics? GetStatistics() => null;

    // The middleware asks without waiting first; the counters are a network away.
    protected override RateLimitLease AttemptAcquireCore(int permitCount) => RateLease.Pending;

    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        Interlocked.Exchange(ref _usedAt, clock.GetTimestamp());
        var decision = await taken.Take(counters, failsClosed: policy == RateLimits.SignIn, _stock);
        if (accessor.HttpContext is { } context)
        {
            RateLimitHeaders.Write(context.Response.Headers, policy, decision);
        }

        return new RateLease(decision);
    }
}

internal sealed class RateLease(RateDecision? decision) : RateLimitLease
{
    public static RateLease Pending { get; } = new(null);

    public RateDecision? Decision => decision;

    public override bool IsAcquired => decision is { IsAllowed: true };

    public override IEnumerable<string> MetadataNames => [];

    public override bool TryGetMetadata(string metadataName, out object? metadata)
    {
        metadata = null;

        return false;
    }
}
