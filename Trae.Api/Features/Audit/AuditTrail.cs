using Trae.Api.Data;
using Trae.Api.Http;

namespace Trae.Api.Features.Audit;

internal static class AuditTrail
{
    public const string Denied = "permission.denied";
    public const string Done = "request.done";

    /// <summary>
    /// What no handler tells by itself: refusals for want of a permission, and every request that changed something, by the name of its
    /// endpoint, so that a new one cannot be forgotten.
    /// </summary>
    public static IApplicationBuilder UseAuditTrail(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        await next(context);

        var status = context.Response.StatusCode;
        var isRefused = status == StatusCodes.Status403Forbidden;
        var isChange = status < 300 && context.Request.Method is "POST" or "PUT" or "PATCH" or "DELETE";
        if (!(isRefused || isChange) || context.GetEndpoint() is not RouteEndpoint endpoint || !context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
        {
            return;
        }

        var caller = context.RequestServices.GetRequiredService<CurrentWorkspace>().Caller;
        if (caller.Kind == CallerKind.Anonymous || context.RequestServices.GetRequiredService<AuditLog>().HasEntry)
        {
            return;
        }

        var target = context.Request.RouteValues.TryGetValue("id", out var id) ? id?.ToString() : null;
        await Write(context, isRefused ? Denied : Done, target, $"{context.Request.Method} {endpoint.RoutePattern.RawText}");
    });

    /// <summary>In a scope of its own: what a handler left unsaved must stay so.</summary>
    public static async Task Write(HttpContext context, string action, string? target, string detail)
    {
        var caller = context.RequestServices.GetRequiredService<CurrentWorkspace>().Caller;
        await using var scope = context.RequestServices.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AuditLog>().Add(caller, caller.WorkspaceId, action, target, detail);
        await scope.ServiceProvider.GetRequiredService<TraeDb>().SaveChangesAsync(CancellationToken.None);
    }
}
