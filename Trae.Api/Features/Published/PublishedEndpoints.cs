using Trae.Api.Http;

namespace Trae.Api.Features.Published;

/// <summary>What viewers see: finished videos that are open to them, whatever their workspace, and nothing else of it.</summary>
internal static class PublishedEndpoints
{
    public static void MapPublished(this IEndpointRouteBuilder routes)
    {
        var published = routes.MapGroup("/published").WithTags("Published videos").RequirePermission(Permission.WatchVideos);

        published.MapGet("/", ListPublished.Handle);
        published.MapGet("/{id:guid}", GetPublished.Handle);
    }
}
