using Microsoft.AspNetCore.Http.HttpResults;
using Trae.Api.Data;
using Trae.Api.Features.Audit;
using Trae.Api.Http;
using Trae.Contracts;

namespace Trae.Api.Features.Videos;

internal sealed class ChangeVideo(TraeDb db, VideoReader videos, PageGeneration pages, AuditLog audit, TimeProvider clock)
{
    [EndpointSummary("Change who may watch a video")]
    [EndpointDescription(
        "private: members of the workspace. unlisted: whoever has its address; it is listed nowhere. public: everybody, and it is listed. A change " +
        "counts at once: for the video's page, its embedded player, its files and every list.")]
    public static async Task<Results<Ok<VideoDto>, ProblemHttpResult>> Handle(Guid id, ChangeVideoRequest request, ChangeVideo change, CancellationToken ct)
    {
        if (request.Visibility is { } visibility && !await change.Show(id, visibility, ct))
        {
            return Problems.VideoNotFound();
        }

        return await change.Find(id, ct) is { } video ? TypedResults.Ok(video) : Problems.VideoNotFound();
    }

    private Task<VideoDto?> Find(Guid id, CancellationToken ct) => videos.Find(id, ct);

    private async Task<bool> Show(Guid id, Visibility visibility, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await videos.Lock(id, ct) is not { } video)
        {
            return false;
        }

        if (video.Visibility != visibility)
        {
            audit.Add("video.visibility", id.ToString(), $"{video.Visibility} to {visibility}");
            video.Show(visibility, clock.GetUtcNow());
            await db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);

        // Unless the answer is given: whoever reads it sees no page of before.
        await pages.Renew();

        return true;
    }
}
