using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Http;
using Trae.Contracts;

namespace Trae.Api.Features.Brands;

internal static class ListBrandKits
{
    [EndpointSummary("The brand kits, in the order they were made")]
    public static async Task<Ok<IReadOnlyList<BrandKitDto>>> Handle(TraeDb db, CurrentWorkspace workspace, CancellationToken ct)
    {
        var kits = await db.BrandKits.In(workspace).AsNoTracking().OrderBy(kit => kit.Id).ToListAsync(ct);

        return TypedResults.Ok<IReadOnlyList<BrandKitDto>>([.. kits.Select(kit => kit.ToDto())]);
    }
}

internal static class GetBrandKit
{
    [EndpointSummary("A brand kit")]
    [EndpointDescription("The ETag is its version: send it as If-Match when you save a change.")]
    public static async Task<Results<Ok<BrandKitDto>, ProblemHttpResult>> Handle(
        Guid id, TraeDb db, CurrentWorkspace workspace, HttpResponse response, CancellationToken ct)
    {
        var kit = await db.BrandKits.In(workspace).AsNoTracking().FirstOrDefaultAsync(k => k.Id == id, ct);
        if (kit is null)
        {
            return Problems.BrandKitNotFound();
        }

        response.Headers.ETag = ETag.Of(kit.Version);

        return TypedResults.Ok(kit.ToDto());
    }
}
