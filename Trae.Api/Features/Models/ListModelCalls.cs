using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Http;
using Trae.Contracts;

namespace Trae.Api.Features.Models;

internal static class ListModelCalls
{
    private const int PageSize = 50;

    [EndpointSummary("The calls of language models, newest first")]
    [EndpointDescription("Each with its purpose, tokens and cost. The budget counts those of the current calendar month (UTC).")]
    public static async Task<Results<Ok<PageDto<ModelCallDto>>, ProblemHttpResult>> Handle(
        TraeDb db, CurrentWorkspace workspace, CancellationToken ct, [Description("Where the page before ended.")] string? cursor = null)
    {
        if (!Cursor.TryRead(cursor, out var before))
        {
            return Problems.BadRequest("cursor-invalid", "This cursor is none of ours. Start without one, then pass on the `next` of each page.");
        }

        var calls = await db.ModelCalls.In(workspace).AsNoTracking()
            .Where(call => before == null || call.Id < before)
            .OrderByDescending(call => call.Id)
            .Take(PageSize + 1)
            .ToListAsync(ct);

        return TypedResults.Ok(new PageDto<ModelCallDto>(
            [.. calls.Take(PageSize).Select(Describe)], calls.Count > PageSize ? Cursor.After(calls[PageSize - 1].Id) : null));
    }

    private static ModelCallDto Describe(ModelCall c) => new(
        c.Id, c.ConnectionId, c.Connection, c.Purpose, c.Outcome, c.InputTokens, c.OutputTokens, c.Cost, c.Currency, c.IsEstimated, c.VideoId, c.StartedAt, (c.EndedAt - c.StartedAt)?.TotalSeconds);
}
