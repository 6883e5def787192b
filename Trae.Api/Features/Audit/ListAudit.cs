using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Http;
using Trae.Contracts;

namespace Trae.Api.Features.Audit;

internal static class ListAudit
{
    [EndpointSummary("What was done in the workspace, newest first")]
    [EndpointDescription("With the sign-ins, and attempts at them, of its members. A page of it; give its `next` as the cursor of the following one.")]
    public static async Task<Results<Ok<PageDto<AuditEntryDto>>, ProblemHttpResult>> Handle(
        [AsParameters] AuditFilter filter,
        TraeDb db,
        CurrentWorkspace workspace,
        CancellationToken ct,
        [Description("The `next` of the page before; absent for the first page.")] string? cursor = null,
        [Range(1, 200)] int limit = 50)
    {
        if (!Cursor.TryRead(cursor, out var before))
        {
            return Problems.BadRequest("cursor-invalid", "This cursor is none of ours. Start without one, then pass on the `next` of each page.");
        }

        var found = await filter.Of(db, workspace.Id)
            .Where(entry => before == null || entry.Id < before)
            .Take(limit + 1)
            .Select(AuditFilter.ToDto)
            .ToListAsync(ct);
        var page = found.Take(limit).ToList();

        return TypedResults.Ok(new PageDto<AuditEntryDto>(page, found.Count > limit ? Cursor.After(page[^1].Id) : null));
    }
}
