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
    [EndpointSummary("The published videos, newest first")]
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

        var pattern = string.IsNullOrEmpty(search) ? null : $"%{search.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
        var rows = await db.Public()
            .Where(video => before == null || video.Id < before)
            .Where(video => pattern == null || EF.Functions.ILike(video.Title, pattern, "\\"))
            .OrderByDescending(video => video.Id)
            .Take(limit + 1)
            .Select(VideoRow.FromVideo)
            .ToListAsync(ct);
        var page = rows.Take(limit).Select(PublishedVideos.Describe).ToList();

        return TypedResults.Ok(new PageDto<VideoDto>(page, rows.Count > limit ? Cursor.After(page[^1].Id) : null));
    }
}
