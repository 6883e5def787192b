using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Http;
using Trae.Contracts;

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
    public static async Task<Results<Ok<ResearchDto>, ProblemHttpResult>> Handle(Guid id, ResearchReader researches, HttpResponse response, CancellationToken ct) =>
        Tag(await Read(id, researches, ct), response);

    public static async Task<Results<Ok<ResearchDto>, ProblemHttpResult>> Read(Guid id, ResearchReader researches, CancellationToken ct) =>
        await researches.Find(id, ct) is { } research ? TypedResults.Ok(research) : Missing();

    /// <summary>Gives an answer with a research the ETag of it.</summary>
    public static T Tag<T>(T answer, HttpResponse response)
        where T : INestedHttpResult
    {
        if (answer.Result is IValueHttpResult { Value: ResearchDto research })
        {
            response.Headers.ETag = ETag.Of(research.Version);
        }

        return answer;
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
