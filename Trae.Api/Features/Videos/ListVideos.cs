using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Trae.Api.Http;
using Trae.Contracts;

namespace Trae.Api.Features.Videos;

internal static class ListVideos
{
    [EndpointSummary("The videos, newest first")]
    [EndpointDescription("A page of them; give its `next` as the cursor of the following one. Productions come without their steps.")]
    public static async Task<Results<Ok<PageDto<VideoDto>>, ProblemHttpResult>> Handle(
        VideoReader videos,
        CancellationToken ct,
        [Description("The `next` of the page before; absent for the first page.")] string? cursor = null,
        [Range(1, 100)] int limit = 20)
    {
        if (!Cursor.TryRead(cursor, out var before))
        {
            return Problems.BadRequest("cursor-invalid", "This cursor is none of ours. Start without one, then pass on the `next` of each page.");
        }

        // One more than asked for tells whether there is another page.
        var found = await videos.List(before, limit + 1, ct);
        var page = found.Take(limit).ToList();

        return TypedResults.Ok(new PageDto<VideoDto>(page, found.Count > limit ? Cursor.After(page[^1].Id) : null));
    }
}
