using Microsoft.Net.Http.Headers;
using Trae.Boundary;

namespace Trae.Api.Http;

/// <summary>
/// Which sites' pages may call the API in a browser: none but our own, unless the setting <c>Cors:Origins</c> names some,
/// separated by <c>;</c>.
/// </summary>
internal static class Origins
{
    private static readonly string[] Exposed =
        ["ETag", "Location", "Retry-After", "RateLimit", "RateLimit-Policy", "Idempotency-Replayed", "Content-Disposition"];

    public static IServiceCollection AddOrigins(this IServiceCollection services, IConfiguration configuration) =>
        services.AddCors(options => options.AddDefaultPolicy(policy => policy
            .WithOrigins(Allowed(configuration))
            .WithMethods(HttpMethods.Get, HttpMethods.Head, HttpMethods.Post, HttpMethods.Put, HttpMethods.Patch, HttpMethods.Delete)
            .WithHeaders(HeaderNames.Authorization, HeaderNames.ContentType, HeaderNames.IfMatch, HeaderNames.IfNoneMatch, HeaderNames.Range, "Idempotency-Key")
            .WithExposedHeaders(Exposed)
            .SetPreflightMaxAge(TimeSpan.FromMinutes(10))));

    public static void UseOrigins(this WebApplication app)
    {
        app.UseCors();
        app.UseSameOrigin(Allowed(app.Configuration), context => Problems.Problem(
            StatusCodes.Status403Forbidden,
            "origin-foreign",
            "A page of another site may not change anything here. Add its origin to the Cors:Origins setting if it is yours.").ExecuteAsync(context));
    }

    // Never "*": each one is named.
    private static string[] Allowed(IConfiguration configuration) =>
        [.. (configuration["Cors:Origins"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(origin => origin != "*")];
}
