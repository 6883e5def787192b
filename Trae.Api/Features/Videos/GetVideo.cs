using Microsoft.AspNetCore.Http.HttpResults;
using Trae.Api.Http;
using Trae.Contracts;

namespace Trae.Api.Features.Videos;

internal static class GetVideo
{
    [EndpointSummary("A video as it is now")]
    public static async Task<Results<Ok<VideoDto>, ProblemHttpResult>> Handle(Guid id, VideoReader videos, CancellationToken ct) =>
        await videos.Find(id, ct) is { } video ? TypedResults.Ok(video) : Problems.VideoNotFound();
}
