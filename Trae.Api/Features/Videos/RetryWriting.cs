using Microsoft.AspNetCore.Http.HttpResults;
using Trae.Api.Http;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Api.Features.Videos;

internal static class RetryWriting
{
    [EndpointSummary("Try again to write a script that failed")]
    [EndpointDescription("For a link that answers now, for example. A production that failed has a retry of its own.")]
    public static async Task<Results<Accepted<VideoDto>, ProblemHttpResult>> Handle(
        Guid id, VideoReader videos, JobStore jobs, CancellationToken ct)
    {
        var video = await videos.Find(id, ct);
        if (video is null)
        {
            return Problems.VideoNotFound();
        }

        if (video.Production is not null || video.State is not (VideoState.WritingFailed or VideoState.Cancelled))
        {
            return Problems.Conflict("writing-not-failed", "There is nothing to write again: the script was not refused. Edit the storyboard instead.");
        }

        await jobs.Retry(id, ct);

        return TypedResults.Accepted($"/api/v1/videos/{id}", await videos.Find(id, ct));
    }
}
