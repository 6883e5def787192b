using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Videos;
using Trae.Api.Http;
using Trae.Contracts;

namespace Trae.Api.Features.Published;

internal static class ListPublished
{
    [EndpointSummary("The public videos, newest first")]
    [EndpointDescription("A page of them; give its `next` as the cursor of the following one. Needs no sign-in.")]
    public static Task<Results<Ok<PageDto<VideoDto>>, ProblemHttpResult>> Handle(
        TraeDb db,
        CancellationToken ct,
        [Description("The `next` of the page before; absent for the first page.")] string? cursor = null,
        [Range(1, 100)] int limit = 20) => Search(db, null, cursor, limit, ct);

    /// <param name="search">What the title has to hold, in any case; null for all.</param>
    public static async Task<Results<Ok<PageDto<VideoDto>>, ProblemHttpResult>> Search(TraeDb db, string? search, string? cursor, int limit, CancellationToken ct)
    {
        if (!Cursor.TryRead(cursor, out var before))
        {
            return Problems.BadRequest("cursor-invalid", "This cursor is none of ours. Start without one, then pass on the `next` of each page.");
        }

        var found = string.IsNullOrEmpty(search)
            ? before is { } last ? PublishedVideos.Following(db, last, limit + 1) : PublishedVideos.Newest(db, limit + 1)
            : Titled(db, search, before, limit + 1).AsAsyncEnumerable();
        var rows = await found.ToListAsync(ct);
        var page = rows.Take(limit).Select(PublishedVideos.Describe).ToList();

        return TypedResults.Ok(new PageDto<VideoDto>(page, rows.Count > limit ? Cursor.After(page[^1].Id) : null));
    }

    private static IQueryable<VideoRow> Titled(TraeDb db, string search, Guid? before, int limit)
    {
        var pattern = $"%{search.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";

        return db.Listed()
            .Where(video => before == null || video.Id < before)
            .Where(video => EF.Functions.ILike(video.Title, pattern, "\\"))
            .OrderByDescending(video => video.Id)
            .Take(limit)
            .Select(VideoRow.FromPublished);
    }
}
