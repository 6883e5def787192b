using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using Trae.Api.Data;
using Trae.Tests.Hosting;

namespace Trae.Tests.Api;

public sealed class SchemaHealthTests(PostgresServer postgres)
{
    [Fact]
    public async Task Is_not_ready_before_the_migrations_and_is_after_them()
    {
        var services = new ServiceCollection();
        await using var source = NpgsqlDataSource.Create(await postgres.CreateDatabase());
        services.AddSingleton(source);
        DataRegistration.AddDb(services);
        await using var provider = services.BuildServiceProvider();
        var check = new SchemaHealthCheck(provider.GetRequiredService<IServiceScopeFactory>());

        Assert.Equal(HealthStatus.Unhealthy, (await check.CheckHealthAsync(new())).Status);

        await Migrator.Migrate(provider, CancellationToken.None);
        Assert.Equal(HealthStatus.Healthy, (await check.CheckHealthAsync(new())).Status);
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_unhealthy_and_no_exception()
    {
        var services = new ServiceCollection();

        // Nothing listens on port 1.
        await using var source = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Username=trae;Database=none");
        services.AddSingleton(source);
        DataRegistration.AddDb(services);
        await using var provider = services.BuildServiceProvider();

        var result = await new SchemaHealthCheck(provider.GetRequiredService<IServiceScopeFactory>()).CheckHealthAsync(new());

        Assert.Equal(HealthStatus.Unhealthy, result.Status);
    }
}
