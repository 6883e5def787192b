using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Productions;
using Trae.Api.Http;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Api.Features.Research;

internal static class ListResearch
{
    private const int Most = 100;

    [EndpointSummary("The researches of the workspace, newest first")]
    public static async Task<Ok<IReadOnlyList<ResearchLineDto>>> Handle(TraeDb db, CurrentWorkspace workspace, CancellationToken ct) =>
        TypedResults.Ok<IReadOnlyList<ResearchLineDto>>(await db.Researches.In(workspace)
            .OrderByDescending(research => research.Id)
            .Take(Most)
            .Select(research => new ResearchLineDto(research.Id, research.Topic, research.Stage, research.CreatedAt))
            .ToListAsync(ct));
}

internal static class GetResearch
{
    [EndpointSummary("A research as it is now")]
    [EndpointDescription("The ETag is its version: send it as If-Match with a change or an approval.")]
    public static async Task<Results<Ok<ResearchDto>, ProblemHttpResult>> Handle(
        Guid id, TraeDb db, JobStore jobs, CurrentWorkspace workspace, HttpResponse response, CancellationToken ct) =>
        await db.Researches.In(workspace).AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, ct) is { } research
            ? await Answer(research, jobs, response, ct)
            : Missing();

    public static async Task<Ok<ResearchDto>> Answer(Data.Research research, JobStore jobs, HttpResponse response, CancellationToken ct)
    {
        response.Headers.ETag = ETag.Of(research.Version);
        var search = research.Stage == ResearchStage.Searching && await jobs.List([research.Id], ct) is [.., var newest] ? newest : null;
        var problem = search is null ? null : ProductionProgress.RootCause([search]);

        return TypedResults.Ok(new ResearchDto(
            research.Id,
            research.Version,
            research.Topic,
            research.Language,
            research.Stage,
            research.Stage == ResearchStage.Searching && problem is null ? search?.Stage ?? "Waiting for a free place" : null,
            problem,
            research.Questions,
            research.Findings,
            research.Outline,
            [.. research.Documents.Select(document => document.Credit)],
            research.CreatedAt));
    }

    public static ProblemHttpResult Missing() => Problems.NotFound("research-not-found", "There is no such research. It may have been deleted; look at the list.");
}

internal static class DeleteResearch
{
    [EndpointSummary("Delete a research")]
    [EndpointDescription("Videos that were made of it stay. It cannot be undone.")]
    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(Guid id, TraeDb db, CurrentWorkspace workspace, CancellationToken ct) =>
        await db.Researches.In(workspace).Where(research => research.Id == id).ExecuteDeleteAsync(ct) == 0 ? GetResearch.Missing() : TypedResults.NoContent();
}
