using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Microsoft.Extensions.Hosting;

/// <summary>Stands in for <c>Aspire.Npgsql</c>; telemetry is among the service defaults.</summary>
public static class NpgsqlClientExtensions
{
    public static void AddNpgsqlDataSource(
        this IHostApplicationBuilder builder, string connectionName, Action<NpgsqlDataSourceBuilder>? configureDataSourceBuilder = null)
    {
        builder.Services.AddNpgsqlDataSource(string.Empty, (services, source) =>
        {
            source.ConnectionStringBuilder.ConnectionString =
                services.GetRequiredService<IConfiguration>().RequireConnectionString(connectionName);
            configureDataSourceBuilder?.Invoke(source);
        });

        builder.Services.AddHealthChecks().AddCheck<NpgsqlHealthCheck>(connectionName);
    }

    internal static string RequireConnectionString(this IConfiguration configuration, string name) =>
        configuration.GetConnectionString(name) is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException(
                $"There is no address for '{name}': start the graph with `dotnet run --project Trae.AppHost`, or set ConnectionStrings__{name}.");

    private sealed class NpgsqlHealthCheck(NpgsqlDataSource database) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                await using var command = database.CreateCommand("select 1");
                await command.ExecuteScalarAsync(cancellationToken);

                return HealthCheckResult.Healthy();
            }
            catch (NpgsqlException error)
            {
                return new(context.Registration.FailureStatus, error.Message, error);
            }
        }
    }
}
