using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Trae;

/// <summary>
/// Which pages that viewers share are good: a page is kept under the generation of when it was drawn, and a new generation outdates all
/// of them, on every replica. It lies in the cache that they lie in.
/// </summary>
public sealed partial class PageGeneration(ILogger<PageGeneration> log, IConnectionMultiplexer? redis = null)
{
    private static readonly RedisKey Key = "pages:generation";

    /// <returns>Null where no replica could tell the others, or the cache is away: then no page is kept.</returns>
    public async Task<string?> Current()
    {
        try
        {
            return redis is null ? null : (string?)await redis.GetDatabase().StringGetAsync(Key) ?? "first";
        }
        catch (Exception away) when (away is RedisException or TimeoutException)
        {
            return null;
        }
    }

    /// <summary>What viewers may see has changed, and is saved.</summary>
    public async Task Renew()
    {
        if (redis is null)
        {
            return;
        }

        try
        {
            await redis.GetDatabase().StringSetAsync(Key, Guid.NewGuid().ToString("n"));
        }
        catch (Exception away) when (away is RedisException or TimeoutException)
        {
            LogAway(log, away);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The cache is away: replicas that still reach it may show pages of before for seconds.")]
    private static partial void LogAway(ILogger log, Exception away);
}
