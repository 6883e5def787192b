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

    public static void MapUploads(this IEndpointRouteBuilder routes)
    {
        var media = routes.MapGroup("/media").WithTags("Uploads").RequirePermission(Permission.ReadMedia);

        media.MapGet("/", ListMedia.Handle);
        media.MapPost("/", UploadMedia.Handle)
            .RequirePermission(Permission.EditMedia)
            .LimitBody(BodyLimit.Upload)
            .Accepts<IFormFile>("multipart/form-data", "application/octet-stream");
        media.MapGet("/{id:guid}", GetAsset.Handle).WithName(nameof(GetAsset));
        media.MapPatch("/{id:guid}", RenameMedia.Handle).RequirePermission(Permission.EditMedia);
        media.MapDelete("/{id:guid}", DeleteMedia.Handle).RequirePermission(Permission.EditMedia);
    }

    /// <summary>What players and pages load; not under the API's version.</summary>
    public static void MapMedia(this IEndpointRouteBuilder routes)
    {
        var videos = routes.MapGroup("/media/videos/{id:guid}").WithTags("Media").RequirePermission(Permission.WatchVideos);

        videos.MapMethods("/{file}", Read, GetMedia.Handle);
        videos.MapMethods("/{version:guid}/{**file}", Read, GetDelivered.Handle);
        routes.MapMethods("/media/assets/{file}", Read, GetAssetFile.Handle)
            .WithTags("Media")
            .RequirePermission(Permission.ReadMedia)
            .WithMetadata(new TakesLinks());
        routes.MapMethods("/media/presenters/{presenter}.webp", Read, GetPresenterPicture.Handle)
            .WithTags("Media")
            .RequirePermission(Permission.None);
    }
}
