using Microsoft.AspNetCore.Http.HttpResults;
using Trae.Api.Features.Videos;
using Trae.Api.Http;
using Trae.Contracts;

namespace Trae.Api.Features.Productions;

internal static class GetProduction
{
    [EndpointSummary("A production as it is now, step by step")]
    public static async Task<Results<Ok<ProductionDto>, ProblemHttpResult>> Handle(Guid id, VideoReader videos, CancellationToken ct) =>
        await videos.FindProduction(id, ct) is { } production ? TypedResults.Ok(production) : Problems.ProductionNotFound();
}
