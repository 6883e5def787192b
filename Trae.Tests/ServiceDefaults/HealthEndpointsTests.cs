using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Trae.Tests.ServiceDefaults;

public sealed class HealthEndpointsTests
{
    [Fact]
    public async Task A_failing_check_means_not_ready_but_alive()
    {
        await using var app = await Start(builder => builder.Services.AddHealthChecks()
            .AddCheck("store", () => HealthCheckResult.Unhealthy("host secret.internal refused user admin")));
        using var client = app.GetTestClient();

        using var health = await client.GetAsync("/health");
        using var alive = await client.GetAsync("/alive");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
        Assert.Equal("""{"status":"unhealthy","checks":{"self":"healthy","store":"unhealthy"}}""", await health.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
    }

    [Fact]
    public async Task A_Redis_that_is_down_degrades_health_and_fails_no_request()
    {
        // Nothing listens on port 1.
        await using var app = await Start(
            builder =>
            {
                builder.Configuration.AddInMemoryCollection([new("ConnectionStrings:cache", "127.0.0.1:1")]);
                builder.AddTraeCache();
            },
            app =>
            {
                app.UseOutputCache();
                app.MapGet("/page", () => "here").CacheOutput();
            });
        using var client = app.GetTestClient();

        using var health = await client.GetAsync("/health");

        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        Assert.Equal("""{"status":"degraded","checks":{"self":"healthy","cache":"degraded"}}""", await health.Content.ReadAsStringAsync());
        Assert.Equal("here", await client.GetStringAsync("/page"));
        Assert.Equal("here", await client.GetStringAsync("/page"));
    }

    [Fact]
    public async Task Without_an_address_the_caches_are_in_memory_and_health_says_so()
    {
        await using var app = await Start(builder => builder.AddTraeCache());
        using var client = app.GetTestClient();

        Assert.Contains("\"cache\":\"degraded\"", await client.GetStringAsync("/health"), StringComparison.Ordinal);
    }

    private static async Task<WebApplication> Start(Action<WebApplicationBuilder> configure, Action<WebApplication>? map = null)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.AddServiceDefaults();
        builder.Logging.ClearProviders();
        configure(builder);

        var app = builder.Build();
        map?.Invoke(app);
        app.MapDefaultEndpoints();
        await app.StartAsync();

        return app;
    }
}
