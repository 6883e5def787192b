using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Http;
using Trae.Contracts;

namespace Trae.Api.Features.Episodes;

internal static class ListSeries
{
    [EndpointSummary("The series, in the order they were made")]
    public static async Task<Ok<IReadOnlyList<SeriesDto>>> Handle(TraeDb db, CurrentWorkspace workspace, CancellationToken ct)
    {
        var series = await db.Series.In(workspace).AsNoTracking().OrderBy(each => each.Id).ToListAsync(ct);

        return TypedResults.Ok<IReadOnlyList<SeriesDto>>([.. series.Select(each => each.ToDto())]);
    }
}

internal static class GetSeries
{
    [EndpointSummary("A series")]
    [EndpointDescription("The ETag is its version: send it as If-Match when you save a change.")]
    public static async Task<Results<Ok<SeriesDto>, ProblemHttpResult>> Handle(Guid id, TraeDb db, CurrentWorkspace workspace, HttpResponse response, CancellationToken ct)
    {
        if (await db.Series.In(workspace).AsNoTracking().FirstOrDefaultAsync(series => series.Id == id, ct) is not { } saved)
        {
            return Problems.SeriesNotFound();
        }

        response.Headers.ETag = ETag.Of(saved.Version);

        return TypedResults.Ok(saved.ToDto());
    }
}

internal static class ListEpisodes
{
    [EndpointSummary("The episodes of a series, in their order")]
    [EndpointDescription("All that the workspace has, published or not. A number that is missing was of a video that is deleted.")]
    public static async Task<Results<Ok<IReadOnlyList<EpisodeLineDto>>, ProblemHttpResult>> Handle(Guid id, TraeDb db, CurrentWorkspace workspace, CancellationToken ct) =>
        await db.Series.In(workspace).AnyAsync(series => series.Id == id, ct)
            ? TypedResults.Ok<IReadOnlyList<EpisodeLineDto>>(await db.Videos.In(workspace)
                .Where(video => video.SeriesId == id && video.Episode != null)
                .OrderBy(video => video.Episode)
                .Select(video => new EpisodeLineDto(video.Id, video.Episode!.Value, video.Title, video.PublishedProductionId != null, video.CreatedAt))
                .ToListAsync(ct))
            : Problems.SeriesNotFound();
}

internal static class DeleteSeries
{
    [EndpointSummary("Delete a series")]
    [EndpointDescription("Its videos stay, and belong to no series then. It cannot be undone.")]
    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(Guid id, TraeDb db, CurrentWorkspace workspace, CancellationToken ct) =>
        await db.Series.In(workspace).Where(series => series.Id == id).ExecuteDeleteAsync(ct) == 0 ? Problems.SeriesNotFound() : TypedResults.NoContent();
}
