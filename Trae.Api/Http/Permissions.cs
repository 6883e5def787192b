using Microsoft.AspNetCore.Authorization;
using Microsoft.Net.Http.Headers;
using Trae.Api.Data;

namespace Trae.Api.Http;

/// <summary>What an endpoint's caller must be allowed to do. Every endpoint names one.</summary>
public sealed record PermissionMetadata(Permission Permission);

internal static class Permissions
{
    /// <summary>Adds to what the group asks for: a caller needs all that are named.</summary>
    public static TBuilder RequirePermission<TBuilder>(this TBuilder endpoint, Permission permission)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new PermissionMetadata(permission));

    /// <summary>Refuses callers who lack a permission that the endpoint names, and everybody where it names none.</summary>
    public static IApplicationBuilder UsePermissions(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var endpoint = context.GetEndpoint();
        var needed = endpoint?.Metadata.GetOrderedMetadata<PermissionMetadata>() ?? [];
        if (endpoint is RouteEndpoint && needed.Count == 0 && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
        {
            throw new InvalidOperationException($"{endpoint.DisplayName} names no permission.");
        }

        var workspace = context.RequestServices.GetRequiredService<CurrentWorkspace>();
        if (needed.FirstOrDefault(permission => !workspace.Allows(permission.Permission)) is { Permission: var lacking })
        {
            await Refuse(lacking, workspace.Caller, context);
            return;
        }

        await next(context);
    });

    private static async Task Refuse(Permission lacking, Caller caller, HttpContext context)
    {
        if (caller.Kind == CallerKind.Anonymous)
        {
            // RFC 6750, 3: a reason only for those who sent a token.
            context.Response.Headers.WWWAuthenticate = context.Request.Headers.ContainsKey(HeaderNames.Authorization)
                ? "Bearer realm=\"trae\", error=\"invalid_token\""
                : "Bearer realm=\"trae\"";
            await Problems.SignInRequired().ExecuteAsync(context);
            return;
        }

        await (caller.LacksTwoFactor ? Problems.TwoFactorRequired() : Problems.Forbidden(lacking)).ExecuteAsync(context);
    }
}
