using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Http;
using Trae.Jobs;

namespace Trae.Api.Features.Videos;

internal static class DeleteVideo
{
    [EndpointSummary("Delete a video, its productions and its files")]
    [EndpointDescription("What is running for it is cancelled. It cannot be undone.")]
    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid id, TraeDb db, CurrentWorkspace workspace, PageGeneration pages, TimeProvider clock, CancellationToken ct)
    {
        var found = await db.Videos.In(workspace)
            .Where(video => video.Id == id)
            .Select(video => new { Productions = video.Productions.Select(production => production.Id).ToList() })
            .FirstOrDefaultAsync(ct);
        if (found is null)
        {
            return Problems.VideoNotFound();
        }

        // The files go when nothing can write them any more, which outlives this request: same transaction, a job of its own.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.IdempotencyKeys.In(workspace).Where(key => key.ResourceId == id || found.Productions.Contains(key.ResourceId)).ExecuteDeleteAsync(ct);
        await db.Videos.In(workspace).Where(video => video.Id == id).ExecuteDeleteAsync(ct);
        var groupId = Guid.CreateVersion7(clock.GetUtcNow());
        var clearing = new NewJob(groupId, workspace.Id, groupId, $"video/{id:n}/clear", new ClearVideo(id, found.Productions));
        await JobStore.Enqueue(db.Connection, [clearing], ct);
        await transaction.CommitAsync(ct);
        await pages.Renew();

        return TypedResults.NoContent();
    }
}
