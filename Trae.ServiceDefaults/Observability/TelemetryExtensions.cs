using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Trae.Observability;

internal static class TelemetryExtensions
{
    /// <summary>Our own activity sources and meters begin with this: <c>Trae.Jobs</c>, <c>Trae.Encoding</c>.</summary>
    private const string Ours = "Trae.*";

    /// <summary>
    /// Records traces, metrics and logs and sends them over OTLP where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says. Where it says nothing
    /// nothing is recorded: it would cost every request, for nobody.
    /// </summary>
    public static void AddOpenTelemetryExport(this IHostApplicationBuilder builder)
    {
        if (string.IsNullOrWhiteSpace(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            return;
        }

        builder.Services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation()
                .AddMeter(Ours)
                .AddNpgsqlInstrumentation())
            .WithTracing(tracing => tracing
                .AddSource(builder.Environment.ApplicationName, Ours)
                .AddAspNetCoreInstrumentation(options => options.Filter = context => !IsProbe(context.Request.Path))
                .AddHttpClientInstrumentation()
                .AddNpgsql())
            .UseOtlpExporter()
            .WithLogging(null, options =>
            {
                options.IncludeFormattedMessage = true;
                options.IncludeScopes = true;
            });
    }

    private static bool IsProbe(Microsoft.AspNetCore.Http.PathString path) =>
        path.StartsWithSegments(ServiceDefaultsExtensions.HealthPath, StringComparison.Ordinal)
        || path.StartsWithSegments(ServiceDefaultsExtensions.AlivePath, StringComparison.Ordinal);
}
