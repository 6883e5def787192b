using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Videos;
using Trae.Api.Http;
using Trae.Contracts;

namespace Trae.Api.Features.Published;

internal static class GetPublished
{
    [EndpointSummary("A published video, as anybody may see it")]
    public static async Task<Results<Ok<VideoDto>, ProblemHttpResult>> Handle(Guid id, TraeDb db, CancellationToken ct) =>
        await db.Public().Where(video => video.Id == id).Select(VideoRow.FromVideo).FirstOrDefaultAsync(ct) is { } row
            ? TypedResults.Ok(PublishedVideos.Describe(row))
            : Problems.VideoNotFound();
}
