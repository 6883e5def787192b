using StackExchange.Redis;

namespace Trae.Api.Http.Limits;

/// <summary>
/// The counters of all replicas, in Redis: one script and one round trip for all counters of a request, by Redis' own clock.
/// A request that is refused is counted nowhere.
/// </summary>
internal sealed class SharedCounters(IConnectionMultiplexer redis)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    // As RateDecision.Take does it, for as many requests as fit, up to the last argument.
    private const string Script =
        """
        local time = redis.call('TIME')
        local now = time[1] * 1000 + time[2] / 1000
        local granted = tonumber(ARGV[#ARGV])
        local used, shares = {}, {}
        for i, key in ipairs(KEYS) do
            local permits, per = tonumber(ARGV[2 * i - 1]), tonumber(ARGV[2 * i])
            shares[i] = per / permits
            used[i] = math.max(tonumber(redis.call('GET', key) or now), now) - now
            granted = math.min(granted, math.floor((per - used[i]) / shares[i] + 0.000001))
        end
        local answer = { tostring(math.max(granted, 0)) }
        for i, key in ipairs(KEYS) do
            local fill = used[i] + shares[i] * math.max(granted, 1)
            if granted > 0 then
                redis.call('SET', key, string.format('%.3f', now + fill), 'PX', math.ceil(fill))
            end
            answer[i + 1] = string.format('%.3f', fill)
        end
        return answer
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
    /// <param name="counters">Of one request.</param>
    /// <param name="wanted">How many such requests to count, if so many fit.</param>
    public async Task<RateDecision> Take(IReadOnlyList<RateCounter> counters, int wanted)
    {
        var answer = (double[]?)await Run(Script, counters, wanted);

        return RateDecision.Of(counters, answer![1..], (int)answer[0]);
    }

    /// <summary>Takes back one request that <see cref="Take"/> has counted; throws as that does.</summary>
    public Task Give(IReadOnlyList<RateCounter> counters) => Run(GiveScript, counters);

    private Task<RedisResult> Run(string script, IReadOnlyList<RateCounter> counters, params RedisValue[] more)
    {
        // One hash tag, so that all keys of a script lie on one node of a cluster.
        var keys = counters.Select(counter => (RedisKey)("{rate}:" + counter.Key)).ToArray();
        RedisValue[] values = [.. counters.SelectMany(counter => new RedisValue[] { counter.Limit.Permits, counter.Limit.Per.TotalMilliseconds }), .. more];

        return redis.GetDatabase().ScriptEvaluateAsync(script, keys, values).WaitAsync(Patience);
    }
}
