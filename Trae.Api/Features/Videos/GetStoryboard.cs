using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Http;
using Trae.Contracts;

namespace Trae.Api.Features.Videos;

internal static class GetStoryboard
{
    [EndpointSummary("A video's storyboard")]
    [EndpointDescription("The ETag is its version: send it as If-Match when you save a change.")]
    public static async Task<Results<Ok<StoryboardDto>, ProblemHttpResult>> Handle(
        Guid id, TraeDb db, CurrentWorkspace workspace, HttpResponse response, CancellationToken ct)
    {
        var read = await Read(id, db, workspace, ct);
        if (read.Result is Ok<StoryboardDto> { Value: { } storyboard })
        {
            response.Headers.ETag = ETag.Of(storyboard.Version);
        }

        return read;
    }

    public static async Task<Results<Ok<StoryboardDto>, ProblemHttpResult>> Read(Guid id, TraeDb db, CurrentWorkspace workspace, CancellationToken ct)
    {
        var video = await db.Videos.In(workspace)
            .Where(v => v.Id == id)
            .Select(v => new { v.StoryboardVersion, v.Storyboard })
            .FirstOrDefaultAsync(ct);

        if (video is null)
        {
            return Problems.VideoNotFound();
        }

        if (video.Storyboard is null)
        {
            return Problems.NotFound("storyboard-not-written", "The storyboard is not written yet. Follow /events and ask again when it is.");
        }

        return TypedResults.Ok(new StoryboardDto(video.StoryboardVersion, video.Storyboard));
    }
}
