using Trae.Api.Http;
using Trae.Api.Http.Limits;

namespace Trae.Api.Features.Media;

internal static class MediaEndpoints
{
    // A browser says of a file what its name makes it think; only its bytes tell.
    private const string AnyType = "*/*";

    private static readonly string[] Read = [HttpMethods.Get, HttpMethods.Head];

    public static void MapUploads(this IEndpointRouteBuilder routes)
    {
        var media = routes.MapGroup("/media").WithTags("Uploads").RequirePermission(Permission.ReadMedia);

        media.MapGet("/", ListMedia.Handle);
        media.MapPost("/", UploadMedia.Handle)
            .RequirePermission(Permission.EditMedia)
            .LimitBody(BodyLimit.Upload)
            .LimitTime(TimeLimit.Upload)
            .LimitRate(RateLimits.Expensive)
            .Accepts<IFormFile>("multipart/form-data", "application/octet-stream", AnyType);
        media.MapGet("/{id:guid}", GetAsset.Handle).WithName(nameof(GetAsset));
        media.MapPatch("/{id:guid}", RenameMedia.Handle).RequirePermission(Permission.EditMedia);
        media.MapDelete("/{id:guid}", DeleteMedia.Handle).RequirePermission(Permission.EditMedia);
    }

    /// <summary>What players and pages load; not under the API's version.</summary>
    public static void MapMedia(this IEndpointRouteBuilder routes)
    {
        var media = routes.MapGroup("/media")
            .WithTags("Media")
            .LimitRate(RateLimits.Media)
            .LimitTimeByClient()
            .WithSecurityHeadersPolicy(SecurityPolicies.File);
        var videos = media.MapGroup("/videos/{id:guid}").RequirePermission(Permission.WatchVideos);

        videos.MapMethods("/{file}", Read, GetMedia.Handle);
        videos.MapMethods("/{version:guid}/{**file}", Read, GetDelivered.Handle);
        media.MapMethods("/assets/{file}", Read, GetAssetFile.Handle).RequirePermission(Permission.ReadMedia).WithMetadata(new TakesLinks());
        media.MapMethods("/presenters/{presenter}.webp", Read, GetPresenterPicture.Handle).RequirePermission(Permission.None);
    }
}
