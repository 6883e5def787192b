using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Http.Resilience;
using Trae.Boundary;
using Trae.Observability;

namespace Microsoft.Extensions.Hosting;

/// <summary>What every process of the graph shares; named as in Aspire's project template.</summary>
public static class ServiceDefaultsExtensions
{
    /// <summary>Readiness: every health check.</summary>
    public const string HealthPath = "/health";

    /// <summary>Liveness: only the checks tagged <see cref="LiveTag"/>; a failure means "restart this process".</summary>
    public const string AlivePath = "/alive";

    public const string LiveTag = "live";

    public static TBuilder AddServiceDefaults<TBuilder>(this TBuilder builder)
        where TBuilder : IHostApplicationBuilder
    {
        PrivateFiles.Only();
        KeyVaultSecrets.AddTo(builder);
        builder.Services.AddHostedService<SecretCheck>();

        builder.AddStructuredConsole();
        builder.AddOpenTelemetryExport();

        builder.Services.AddHealthChecks().AddCheck("self", () => HealthCheckResult.Healthy(), [LiveTag]);

        builder.Services.AddServiceDiscovery();
        builder.Services.ConfigureHttpClientDefaults(http =>
        {
            // A POST that timed out may have been carried out: only its caller knows whether a repeat is safe.
            http.AddStandardResilienceHandler(options => options.Retry.DisableForUnsafeHttpMethods());
            http.AddServiceDiscovery();
        });

        return builder;
    }

    public static WebApplication MapDefaultEndpoints(this WebApplication app)
    {
        app.MapProbe(HealthPath, _ => true);
        app.MapProbe(AlivePath, check => check.Tags.Contains(LiveTag));

        return app;
    }

    private static void MapProbe(this IEndpointRouteBuilder routes, string path, Func<HealthCheckRegistration, bool> predicate)
    {
        var options = new HealthCheckOptions { Predicate = predicate, ResponseWriter = HealthResponse.Write };

        routes.MapHealthChecks(path, options).AllowAnonymous().DisableHttpMetrics();
    }
}
