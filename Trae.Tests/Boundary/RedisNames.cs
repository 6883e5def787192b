using System.Collections.Concurrent;
using StackExchange.Redis;

namespace Trae.Tests.Boundary;

/// <summary>Every name that anything is written under in a Redis, as Redis itself tells them.</summary>
internal sealed class RedisNames : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, bool> _seen = new(StringComparer.Ordinal);
    private readonly ConnectionMultiplexer _redis;

    private RedisNames(ConnectionMultiplexer redis) => _redis = redis;

    public ICollection<string> Seen => _seen.Keys;

    public static async Task<RedisNames> Watch(string address)
    {
        var names = new RedisNames(await ConnectionMultiplexer.ConnectAsync($"{address},allowAdmin=true"));
        await names._redis.GetServers()[0].ConfigSetAsync("notify-keyspace-events", "EA");
        await names._redis.GetSubscriber().SubscribeAsync(RedisChannel.Pattern("__keyevent@*"), (_, name) => names._seen.TryAdd(name.ToString(), true));

        return names;
    }

    public ValueTask DisposeAsync() => _redis.DisposeAsync();
}
