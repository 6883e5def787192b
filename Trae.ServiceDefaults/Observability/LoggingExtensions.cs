using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Trae.Observability;

internal static class LoggingExtensions
{
    /// <summary>These write several lines per request; traces tell the same better.</summary>
    private static readonly Dictionary<string, string?> QuietByDefault = new(StringComparer.Ordinal)
    {
        ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
        ["Logging:LogLevel:System.Net.Http.HttpClient"] = "Warning",
        ["Logging:LogLevel:Microsoft.EntityFrameworkCore.Database.Command"] = "Warning",
        ["Logging:LogLevel:Npgsql"] = "Warning",

        // Would tell the state of everybody who signs in.
        ["Logging:LogLevel:OpenIddict"] = "Warning",
        ["Logging:LogLevel:Polly"] = "Warning",
        ["Logging:LogLevel:Yarp"] = "Warning",
        ["Logging:LogLevel:StackExchange.Redis"] = "Warning",
    };

    /// <summary>
    /// One line per entry: for people in Development, JSON elsewhere. <c>Logging:Console:FormatterName</c> (json, simple)
    /// decides where it is set. Trace and span ids are among the scopes, so that a line finds its trace.
    /// </summary>
    public static void AddStructuredConsole(this IHostApplicationBuilder builder)
    {
        // First among the sources: every setting of a user's wins over these.
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = QuietByDefault });

        builder.Logging.AddConsole();
        builder.Logging.Configure(options =>
            options.ActivityTrackingOptions = ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId);

        builder.Services.PostConfigure<ConsoleLoggerOptions>(options => options.FormatterName ??=
            builder.Environment.IsDevelopment() ? ConsoleFormatterNames.Simple : ConsoleFormatterNames.Json);

        builder.Services.Configure<SimpleConsoleFormatterOptions>(options =>
        {
            options.SingleLine = true;
            options.TimestampFormat = "HH:mm:ss ";
        });
        builder.Services.Configure<JsonConsoleFormatterOptions>(options =>
        {
            options.IncludeScopes = true;
            options.UseUtcTimestamp = true;
            options.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
        });
    }
}
