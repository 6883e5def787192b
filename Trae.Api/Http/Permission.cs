using Trae.Api.Data;

namespace Trae.Api.Http;

public enum Permission
{
    /// <summary>Needs no rights: health, the API's description.</summary>
    None,
    ReadVideos,
    EditVideos,

    /// <summary>What a watch page plays.</summary>
    WatchVideos,
    ReadVoices,

    /// <summary>Uploads and brand kits.</summary>
    ReadMedia,
    EditMedia,
}

/// <summary>What an endpoint's caller must be allowed to do. Every endpoint names one.</summary>
public sealed record PermissionMetadata(Permission Permission);

internal static class Permissions
{
    /// <summary>Adds to what the group asks for: a caller needs all that are named.</summary>
    public static TBuilder RequirePermission<TBuilder>(this TBuilder endpoint, Permission permission)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new PermissionMetadata(permission));

    /// <summary>Refuses callers who lack a permission that the endpoint names.</summary>
    public static IApplicationBuilder UsePermissions(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var needed = context.GetEndpoint()?.Metadata.GetOrderedMetadata<PermissionMetadata>() ?? [];
        var workspace = context.RequestServices.GetRequiredService<CurrentWorkspace>();
        if (needed.Any(permission => !workspace.Allows(permission.Permission)))
        {
            await Problems.Forbidden().ExecuteAsync(context);
            return;
        }

        await next(context);
    });
}
