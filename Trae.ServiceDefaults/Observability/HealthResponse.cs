using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Trae.Observability;

internal static class HealthResponse
{
    /// <summary>
    /// Writes <c>{"status":"degraded","checks":{"cache":"degraded"}}</c>. Descriptions and exceptions stay in the log:
    /// they may name hosts and users.
    /// </summary>
    public static Task Write(HttpContext context, HealthReport report)
    {
        var body = new
        {
            report.Status,
            Checks = report.Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Status),
        };

        return context.Response.WriteAsJsonAsync(body, JsonDefaults.Options, context.RequestAborted);
    }
}
