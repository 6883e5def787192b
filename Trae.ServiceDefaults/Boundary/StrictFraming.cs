using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace Trae.Boundary;

/// <summary>
/// Refuses a request that has both a length and a transfer encoding. Kestrel goes by the encoding, as RFC 9112 (6.3) says; a
/// proxy before us that goes by the length would read the rest of its body as another request. A request without a host, which HTTP lets
/// pass, belongs to no site of ours, and no address could be written for it.
/// </summary>
public static class StrictFraming
{
    // What Kestrel makes of a length that it leaves aside.
    private const string LengthLeftAside = "X-Content-Length";

    public static IApplicationBuilder UseStrictFraming(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        if (!context.Request.Headers.ContainsKey(LengthLeftAside) && (context.Request.Host.HasValue || IsProbe(context.Request.Path)))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        context.Response.Headers.Connection = "close";

        return Task.CompletedTask;
    });
    // A load balancer may still ask as HTTP/1.0 has it.
    private static bool IsProbe(PathString path) => path == ServiceDefaultsExtensions.HealthPath || path == ServiceDefaultsExtensions.AlivePath;
}
