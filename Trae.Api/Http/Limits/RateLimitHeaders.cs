using System.Globalization;

namespace Trae.Api.Http.Limits;

/// <summary>What is left, as draft-ietf-httpapi-ratelimit-headers has it.</summary>
internal static class RateLimitHeaders
{
    public static void Write(IHeaderDictionary headers, string policy, RateDecision decision)
    {
        headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"{policy}\";q={decision.Limit.Permits};w={Seconds(decision.Limit.Per)}");
        headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"{policy}\";r={decision.Remaining};t={Seconds(decision.Reset)}");
        if (!decision.IsAllowed)
        {
            headers.RetryAfter = Math.Max(1, Seconds(decision.RetryAfter)).ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Rounded up: who waits as long is not refused again.</summary>
    public static int Seconds(TimeSpan time) => (int)Math.Min(int.MaxValue, Math.Ceiling(time.TotalSeconds));
}
