using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Trae.Api.Data;

/// <summary>Unhealthy until the migrations of this build are done, which in a deployment may be after it has started.</summary>
internal sealed class SchemaHealthCheck(IServiceScopeFactory scopes) : IHealthCheck
{
    private volatile bool _isThere;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (_isThere)
        {
            return HealthCheckResult.Healthy();
        }

        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var pending = await scope.ServiceProvider.GetRequiredService<TraeDb>().Database.GetPendingMigrationsAsync(cancellationToken);

            // No build takes a migration back, so it stays there.
            _isThere = !pending.Any();

            return _isThere ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The migrations have not run: start Trae.Api --migrate.");
        }
        catch (NpgsqlException error)
        {
            return HealthCheckResult.Unhealthy(error.Message, error);
        }
    }
}
