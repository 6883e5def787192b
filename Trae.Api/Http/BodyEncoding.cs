namespace Trae.Api.Http;

/// <summary>Bodies are read as they come: what would have to be unpacked first could be a thousand times as large.</summary>
internal static class BodyEncoding
{
    public static IApplicationBuilder UseBodyEncoding(this IApplicationBuilder app) => app.Use(static (context, next) =>
        context.Request.Headers.ContentEncoding.ToString() is "" or "identity"
            ? next(context)
            : Problems.Problem(
                StatusCodes.Status415UnsupportedMediaType, "content-encoding-unsupported", "A compressed body is not read. Send it as it is, without Content-Encoding.").ExecuteAsync(context));
}
