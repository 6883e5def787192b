using Trae.Api.Http;

namespace Trae.Api.Features.Media;

internal static class MediaEndpoints
{
    private static readonly string[] Read = [HttpMethods.Get, HttpMethods.Head];

    public static void MapPictures(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/pictures", UploadPicture.Handle)
            .WithTags("Pictures")
            .RequirePermission(Permission.UploadPictures)
            .LimitBody(BodyLimit.Picture)
            .Accepts<IFormFile>("image/png", "image/jpeg", "image/webp", "multipart/form-data");

    /// <summary>What players and pages load; not under the API's version.</summary>
    public static void MapMedia(this IEndpointRouteBuilder routes) =>
        routes.MapMethods("/media/videos/{id:guid}/{file}", Read, GetMedia.Handle)
            .WithTags("Media")
            .RequirePermission(Permission.WatchVideos);
}
