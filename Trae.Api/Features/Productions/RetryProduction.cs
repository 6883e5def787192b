using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Videos;
using Trae.Api.Features.Workspaces;
using Trae.Api.Http;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Api.Features.Productions;

internal static class RetryProduction
{
    [EndpointSummary("Try a failed or cancelled production again")]
    [EndpointDescription("Only the steps that did not succeed run again: of a published one, what could not be made beyond the video. Where what they were made from was damaged, what made that runs again, too.")]
    public static async Task<Results<Accepted<ProductionDto>, ProblemHttpResult>> Handle(
        Guid id, TraeDb db, VideoReader videos, JobStore jobs, CurrentWorkspace workspace, Admission admission, CancellationToken ct)
    {
        var production = await videos.FindProduction(id, ct);
        if (production is null)
        {
            return Problems.ProductionNotFound();
        }

        var isPartial = production.State == ProductionState.Succeeded
            && production.Deliveries.Any(delivery => delivery.State is "failed" or "cancelled");
        if (!isPartial && production.State is not (ProductionState.Failed or ProductionState.Cancelled))
        {
            return Problems.Conflict("production-not-failed", "Only a production that failed or was cancelled can be retried. Start a new one instead.");
        }

        if (await db.Productions.In(workspace).AnyAsync(other => other.VideoId == production.VideoId && other.Id > id, ct))
        {
            return Problems.Conflict("production-superseded", "A newer production of this video exists. Retry that one, or start a new one.");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var lengths = await db.Productions.In(workspace).Where(p => p.Id == id).Select(p => p.SceneLengths).FirstAsync(ct);
        if (!isPartial && await admission.OfLengths(production.VideoId, lengths, ct) is { } refusal)
        {
            return refusal;
        }

        // While the workspace is locked: the next one who asks sees it running.
        await jobs.Retry(id, ct);
        await transaction.CommitAsync(ct);

        return TypedResults.Accepted($"/api/v1/productions/{id}", await videos.FindProduction(id, ct));
    }
}
