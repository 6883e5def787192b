using Trae.Api.Data;
using Trae.Api.Features.Media;
using Trae.Api.Http;

namespace Trae.Api.Features.Identity;

internal static class CallerMiddleware
{
    public const string WorkspaceHeader = "Trae-Workspace";

    /// <summary>Decides <see cref="CurrentWorkspace"/>; what may be done in it is for <see cref="Permissions.UsePermissions"/> to say.</summary>
    public static IApplicationBuilder UseCaller(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var workspace = context.RequestServices.GetRequiredService<CurrentWorkspace>();
        if (SignedMediaLink.Read(context) is { } link)
        {
            workspace.Enter(link);
        }
        else if (context.User.Identity?.IsAuthenticated == true)
        {
            if (!TryReadChoice(context.Request, out var chosen)
                || await context.RequestServices.GetRequiredService<CallerResolution>().Resolve(context.User, chosen, context.RequestAborted) is not { } caller)
            {
                await Problems.WorkspaceNotFound().ExecuteAsync(context);
                return;
            }

            workspace.Enter(caller);
        }

        await next(context);
    });

    private static bool TryReadChoice(HttpRequest request, out Guid? chosen)
    {
        chosen = null;
        if (!request.Headers.TryGetValue(WorkspaceHeader, out var header) || header.Count == 0)
        {
            return true;
        }

        var isId = Guid.TryParse(header.ToString(), out var id);
        chosen = id;

        return isId;
    }
}
