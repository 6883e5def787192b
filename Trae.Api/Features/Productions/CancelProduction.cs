using Microsoft.AspNetCore.Http.HttpResults;
using Trae.Api.Features.Videos;
using Trae.Api.Http;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Api.Features.Productions;

internal static class CancelProduction
{
    [EndpointSummary("Stop a production")]
    [EndpointDescription(
        "Workers learn of it at their next heartbeat. What is rendered stays, so a retry continues where it stopped. Of a published " +
        "production, only what is still being made beyond the video is stopped.")]
    public static async Task<Results<Accepted<ProductionDto>, ProblemHttpResult>> Handle(
        Guid id, VideoReader videos, JobStore jobs, CancellationToken ct)
    {
        var production = await videos.FindProduction(id, ct);
        if (production is null)
        {
            return Problems.ProductionNotFound();
        }

        if (production.State == ProductionState.Succeeded && !DeliveryPlan.IsUnderWay(production))
        {
            return Problems.Conflict("production-finished", "This production is finished and published. Delete the video if nobody should see it.");
        }

        await jobs.Cancel(id, ct);

        return TypedResults.Accepted($"/api/v1/productions/{id}", await videos.FindProduction(id, ct));
    }
}
