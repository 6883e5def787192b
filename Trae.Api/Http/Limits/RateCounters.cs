using StackExchange.Redis;

namespace Trae.Api.Http.Limits;

/// <summary>Counts in Redis where there is one. While it is away, signing in is refused and everything else counted here.</summary>
internal sealed partial class RateCounters(LocalCounters local, TimeProvider clock, ILogger<RateCounters> log, IConnectionMultiplexer? redis = null)
{
    private static readonly TimeSpan BetweenWarnings = TimeSpan.FromMinutes(1);

    // A Redis that hangs would otherwise cost every request its patience.
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    private readonly SharedCounters? _shared = redis is null ? null : new(redis);
    private readonly Lock _lock = new();
    private DateTimeOffset _awayUntil = DateTimeOffset.MinValue;
    private DateTimeOffset _quietUntil = DateTimeOffset.MinValue;

    /// <param name="counters">Of one request.</param>
    /// <param name="failsClosed">Whether it is refused while they cannot be reached.</param>
    /// <param name="stock">Of the same counters, where their permits may be taken in advance.</param>
    public async ValueTask<RateDecision> Take(IReadOnlyList<RateCounter> counters, bool failsClosed, PermitStock? stock = null)
    {
        if (_shared is null)
        {
            return local.Take(counters);
        }

        if (stock?.Take() is { } kept)
        {
            return kept;
        }

        if (clock.GetUtcNow() >= _awayUntil)
        {
            var wanted = stock?.Ask(counters) ?? 1;
            RateDecision? decision = null;
            try
            {
                decision = await _shared.Take(counters, wanted);

                return decision;
            }
            catch (Exception away) when (away is RedisException or TimeoutException)
            {
                Leave(away);
            }
            finally
            {
                stock?.Fill(wanted, decision);
            }
        }

        // Guesses may not be counted by each replica alone, and least of all by none.
        return failsClosed
            ? new(IsAllowed: false, counters[0].Limit, Remaining: 0, Rest, Rest) { IsUncounted = true }
            : local.Take(counters);
    }

    /// <summary>Takes back what <see cref="Take"/> has counted. Where that cannot be reached, it stays counted.</summary>
    public async Task Give(IReadOnlyList<RateCounter> counters)
    {
        if (_shared is null)
        {
            local.Give(counters);
        }
        else if (clock.GetUtcNow() >= _awayUntil)
        {
            try
            {
                await _shared.Give(counters);
            }
            catch (Exception away) when (away is RedisException or TimeoutException)
            {
                Leave(away);
            }
        }
    }

    private void Leave(Exception away)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            _awayUntil = now + Rest;
            if (now < _quietUntil)
            {
                return;
            }

            _quietUntil = now + BetweenWarnings;
        }

        LogAway(away);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Redis is away: rates are counted by this process alone, and nobody can sign in.")]
    private partial void LogAway(Exception away);
}
