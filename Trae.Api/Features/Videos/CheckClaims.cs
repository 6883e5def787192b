using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Content.Checking;
using Trae.Api.Http;
using Trae.Contracts;

namespace Trae.Api.Features.Videos;

internal static class CheckClaims
{
    [EndpointSummary("What no source of a video supports")]
    [EndpointDescription(
        "Numbers, dates, names and quotations of the storyboard as it stands that no source has, each with the sentence that comes closest. " +
        "Nothing is held back because of them. `checked` is false where the video has no sources.")]
    public static async Task<Results<Ok<ClaimsDto>, ProblemHttpResult>> Handle(
        Guid id, TraeDb db, CurrentWorkspace workspace, HttpResponse response, CancellationToken ct)
    {
        var video = await db.Videos.In(workspace).AsNoTracking()
            .Where(v => v.Id == id)
            .Select(v => new { v.StoryboardVersion, v.Storyboard, v.Source!.Documents })
            .FirstOrDefaultAsync(ct);
        if (video is null)
        {
            return Problems.VideoNotFound();
        }

        if (video.Storyboard is null)
        {
            return Problems.NotFound("storyboard-not-written", "The storyboard is not written yet. Follow /events and ask again when it is.");
        }

        response.Headers.ETag = ETag.Of(video.StoryboardVersion);
        var documents = video.Documents ?? [];

        return TypedResults.Ok(new ClaimsDto(video.StoryboardVersion, documents.Count > 0, ClaimChecker.Check(video.Storyboard, documents, ct)));
    }
}
