namespace Trae.Api.Http;

/// <summary>Refuses to look for a NUL: no text of ours has one, and PostgreSQL takes none.</summary>
internal static class CleanQuery
{
    public static IApplicationBuilder UseCleanQuery(this IApplicationBuilder app) => app.Use(static (context, next) =>
        HttpMethods.IsGet(context.Request.Method) && (context.Request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) ?? false)
            ? Problems.BadRequest("query-malformed", "The query has a NUL character. Leave it out.").ExecuteAsync(context)
            : next(context));
}
