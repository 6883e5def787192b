using StackExchange.Redis;

namespace Trae.Api.Http.Limits;

/// <summary>
/// The counters of all replicas, in Redis: one script and one round trip for all counters of a request, by Redis' own clock.
/// A request that is refused is counted nowhere.
/// </summary>
internal sealed class SharedCounters(IConnectionMultiplexer redis)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    // As RateDecision.Take does it.
    private const string Script =
        """
        local time = redis.call('TIME')
        local now = time[1] * 1000 + time[2] / 1000
        local fills = {}
        local fits = true
        for i, key in ipairs(KEYS) do
            local permits, per = tonumber(ARGV[2 * i - 1]), tonumber(ARGV[2 * i])
            local fill = math.max(tonumber(redis.call('GET', key) or now), now) + per / permits - now
            fits = fits and fill <= per
            fills[i] = fill
        end
        for i, key in ipairs(KEYS) do
            if fits then
                redis.call('SET', key, string.format('%.3f', now + fills[i]), 'PX', math.ceil(fills[i]))
            end
            fills[i] = string.format('%.3f', fills[i])
        end
        return fills
        """;

    private const string GiveScript =
        """
        local time = redis.call('TIME')
        local now = time[1] * 1000 + time[2] / 1000
        for i, key in ipairs(KEYS) do
            local fill = (tonumber(redis.call('GET', key) or now)) - tonumber(ARGV[2 * i]) / tonumber(ARGV[2 * i - 1]) - now
            if fill > 0 then
                redis.call('SET', key, string.format('%.3f', now + fill), 'PX', math.ceil(fill))
            else
                redis.call('DEL', key)
            end
        end
        """;

    /// <summary>Throws <see cref="RedisException"/> or <see cref="TimeoutException"/> when Redis does not answer in time.</summary>
    public async Task<RateDecision> Take(IReadOnlyList<RateCounter> counters) =>
        RateDecision.Of(counters, ((double[]?)await Run(Script, counters))!);

    /// <summary>Takes back what <see cref="Take"/> has counted; throws as that does.</summary>
    public Task Give(IReadOnlyList<RateCounter> counters) => Run(GiveScript, counters);

    private Task<RedisResult> Run(string script, IReadOnlyList<RateCounter> counters)
    {
        // One hash tag, so that all keys of a script lie on one node of a cluster.
        var keys = counters.Select(counter => (RedisKey)("{rate}:" + counter.Key)).ToArray();
        var values = counters.SelectMany(counter => new RedisValue[] { counter.Limit.Permits, counter.Limit.Per.TotalMilliseconds }).ToArray();

        return redis.GetDatabase().ScriptEvaluateAsync(script, keys, values).WaitAsync(Patience);
    }
}
