using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Http;
using Trae.Contracts;

namespace Trae.Api.Features.Videos;

internal static class ChoosePoster
{
    [EndpointSummary("Choose the published video's poster")]
    [EndpointDescription("By its number in `published.parts.posters`, from 1; null for the one that was drawn first.")]
    public static async Task<Results<Ok<VideoDto>, ProblemHttpResult>> Handle(
        Guid id, ChoosePosterRequest request, TraeDb db, VideoReader videos, CurrentWorkspace workspace, CancellationToken ct)
    {
        var published = await db.Videos.In(workspace).Where(video => video.Id == id).Select(video => video.Published).FirstOrDefaultAsync(ct);
        if (published is null)
        {
            return await videos.Find(id, ct) is null
                ? Problems.VideoNotFound()
                : Problems.Conflict("video-not-published", "This video is not published yet. Choose its poster when it is.");
        }

        var known = published.Parts.Values.SelectMany(part => part.Files).Select(file => file.Name);
        if (request.Number is { } number && !known.Contains(DeliveryFiles.Poster(number), StringComparer.Ordinal))
        {
            return Problems.Conflict("poster-not-drawn", "The posters to choose from are not drawn yet. Try again when they are.");
        }

        published.ChoosePoster(request.Number);
        await db.SaveChangesAsync(ct);

        return TypedResults.Ok(await videos.Find(id, ct));
    }
}
