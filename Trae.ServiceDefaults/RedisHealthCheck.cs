using Microsoft.Extensions.Diagnostics.HealthChecks;
using StackExchange.Redis;

namespace Trae;

/// <summary>Ours and not Aspire's, whose failure would mean "send me no requests".</summary>
internal sealed class RedisHealthCheck(IConnectionMultiplexer redis) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await redis.GetDatabase().PingAsync().WaitAsync(cancellationToken);

            return HealthCheckResult.Healthy();
        }
        catch (Exception error) when (error is RedisException or TimeoutException)
        {
            return new(context.Registration.FailureStatus, error.Message, error);
        }
    }
}
