using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Trae.Boundary;

/// <summary>
/// Refuses a request that has both a length and a transfer encoding. Kestrel goes by the encoding, as RFC 9112 (6.3) says; a
/// proxy before us that goes by the length would read the rest of its body as another request.
/// </summary>
public static class StrictFraming
{
    // What Kestrel makes of a length that it leaves aside.
    private const string LengthLeftAside = "X-Content-Length";

    public static IApplicationBuilder UseStrictFraming(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        if (!context.Request.Headers.ContainsKey(LengthLeftAside))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        context.Response.Headers.Connection = "close";

        return Task.CompletedTask;
    });
}
