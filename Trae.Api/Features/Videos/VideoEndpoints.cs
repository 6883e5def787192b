using Trae.Api.Features.Videos.Watching;
using Trae.Api.Http;
using Trae.Api.Http.Limits;
using Trae.Contracts;

namespace Trae.Api.Features.Videos;

internal static class VideoEndpoints
{
    public static RouteGroupBuilder MapVideos(this IEndpointRouteBuilder routes)
    {
        var videos = routes.MapGroup("/videos").WithTags("Videos").RequirePermission(Permission.ReadVideos);

        videos.MapGet("/", ListVideos.Handle);
        videos.MapPost("/", CreateVideo.Handle).RequirePermission(Permission.EditVideos).LimitBody(BodyLimit.Brief).LimitRate(RateLimits.Expensive);
        videos.MapGet("/{id:guid}", GetVideo.Handle).WithName(nameof(GetVideo));
        videos.MapPatch("/{id:guid}", ChangeVideo.Handle).RequirePermission(Permission.EditVideos);
        videos.MapDelete("/{id:guid}", DeleteVideo.Handle).RequirePermission(Permission.EditVideos);
        videos.MapGet("/{id:guid}/events", WatchVideo.Handle)
            .LimitTimeByClient()
            .Produces<VideoDto>(StatusCodes.Status200OK, "text/event-stream")
            .Produces(StatusCodes.Status204NoContent);
        videos.MapGet("/{id:guid}/storyboard", GetStoryboard.Handle);
        videos.MapGet("/{id:guid}/sources", GetSources.Handle);
        videos.MapGet("/{id:guid}/claims", CheckClaims.Handle);
        videos.MapPut("/{id:guid}/poster", ChoosePoster.Handle).RequirePermission(Permission.EditVideos);
        videos.MapPut("/{id:guid}/storyboard", EditStoryboard.Handle).RequirePermission(Permission.EditVideos).LimitBody(BodyLimit.Storyboard);
        videos.MapPost("/{id:guid}/retry", RetryWriting.Handle).RequirePermission(Permission.EditVideos).LimitRate(RateLimits.Expensive);

        return videos;
    }
}
