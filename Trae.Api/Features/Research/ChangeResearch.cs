using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Http;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Api.Features.Research;

/// <summary>What a person does to a research: changes a step, approves it, or goes back. Each names the version it was looked at in.</summary>
internal sealed class ChangeResearch(TraeDb db, ResearchReader researches, CurrentWorkspace workspace, TimeProvider clock)
{
    private const string VersionWords = "The ETag of the research that was read.";

    private static readonly Precondition Version = new("research", "research-changed", "research you looked at");

    [EndpointSummary("Change the step that a research is at")]
    [EndpointDescription("Its questions, which findings may be said, or the outline: whichever its stage is at.")]
    public static async Task<Results<Ok<ResearchDto>, ProblemHttpResult>> Edit(
        Guid id,
        ChangeResearchRequest request,
        [FromHeader(Name = "If-Match"), Description(VersionWords)] string? ifMatch,
        [FromServices] ChangeResearch change,
        HttpResponse response,
        CancellationToken ct) => GetResearch.Tag(await change.Do(id, ifMatch, research => ResearchRules.Change(research, request), ct), response);

    [EndpointSummary("Approve the step that a research is at")]
    [EndpointDescription("Questions start the search, findings are put into an outline, a search that failed is tried again. An outline is approved by making a video with `research`.")]
    public static async Task<Results<Ok<ResearchDto>, ProblemHttpResult>> Approve(
        Guid id,
        [FromHeader(Name = "If-Match"), Description(VersionWords)] string? ifMatch,
        [FromServices] ChangeResearch change,
        HttpResponse response,
        CancellationToken ct) => GetResearch.Tag(await change.Do(id, ifMatch, ResearchRules.Approve, ct), response);

    [EndpointSummary("Go back to the step before")]
    [EndpointDescription("From findings or a search to the questions, from an outline to the findings; from a model that is being asked to the usual questions.")]
    public static async Task<Results<Ok<ResearchDto>, ProblemHttpResult>> GoBack(
        Guid id,
        [FromHeader(Name = "If-Match"), Description(VersionWords)] string? ifMatch,
        [FromServices] ChangeResearch change,
        HttpResponse response,
        CancellationToken ct) => GetResearch.Tag(await change.Do(id, ifMatch, ResearchRules.GoBack, ct), response);

    /// <param name="id">The research's.</param>
    /// <param name="ifMatch">The version that was looked at, as an ETag.</param>
    /// <param name="act">Does it, or says why not.</param>
    /// <param name="ct">The caller's.</param>
    public async Task<Results<Ok<ResearchDto>, ProblemHttpResult>> Do(Guid id, string? ifMatch, Func<Data.Research, ProblemHttpResult?> act, CancellationToken ct)
    {
        var research = await db.Researches.In(workspace).FirstOrDefaultAsync(r => r.Id == id, ct);
        if (research is null)
        {
            return GetResearch.Missing();
        }

        if ((Version.Check(ifMatch, research.Version) ?? act(research)) is { } problem)
        {
            return problem;
        }

        return await Save(research, ct) ? await GetResearch.Read(id, researches, ct) : Version.Outdated();
    }

    private async Task<bool> Save(Data.Research research, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody else changed it between our reading and our writing.
            return false;
        }

        if (research.Stage == ResearchStage.Searching)
        {
            // Same transaction as the stage: neither can be without the other.
            await JobStore.Enqueue(
                db.Connection,
                [new(Guid.CreateVersion7(clock.GetUtcNow()), workspace.Id, research.Id, FormattableString.Invariant($"research/{research.Id:n}/{research.Version}"), new FindAnswers(research.Id)) { Priority = 5, MaxAttempts = 3 }],
                ct);
        }

        await transaction.CommitAsync(ct);

        return true;
    }
}
