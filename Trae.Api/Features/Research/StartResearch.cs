using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Content.Sources;
using Trae.Api.Features.Workspaces;
using Trae.Api.Http;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Api.Features.Research;

internal sealed class StartResearch(TraeDb db, ResearchChecks checks, Idempotency once, ResearchReader researches, CurrentWorkspace workspace, TimeProvider clock)
{
    private const int Most = 500;

    [EndpointSummary("Look into a topic")]
    [EndpointDescription(
        "Gives questions about it, for you to change: the usual ones at once, or a model's once it has been asked (the stage is `asking` until then). Approve them and pages of the web are searched and read; approve what was found, and it is put " +
        "in order; approve that by making a video with `research`. Nothing is searched before you approve.")]
    public static async Task<Results<CreatedAtRoute<ResearchDto>, ProblemHttpResult>> Handle(
        CreateResearchRequest request,
        [FromHeader(Name = Idempotency.Header), Description(Idempotency.Words)] string? idempotencyKey,
        [FromServices] StartResearch start,
        HttpResponse response,
        CancellationToken ct) => GetResearch.Tag(await start.Begin(request, idempotencyKey, ct), response);

    public async Task<Results<CreatedAtRoute<ResearchDto>, ProblemHttpResult>> Begin(CreateResearchRequest request, string? key, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Lock(workspace.Id, ct);
        if (await once.Find(key, request, ct) is { } earlier)
        {
            return earlier.Problem ?? await Created(earlier.Made, ct);
        }

        if (await checks.Check(request, ct) is { } problem)
        {
            return problem;
        }

        if (await db.Researches.In(workspace).CountAsync(ct) >= Most)
        {
            return Problems.Conflict("researches-too-many", $"There are {Most} researches, which is the most. Delete one that is not needed any more.");
        }

        var topic = TextCleaning.Clean(request.Topic);
        var language = request.Language ?? LanguageOf(topic);
        var asks = await checks.AsksModel(request, ct);
        var research = Data.Research.Start(workspace.Id, topic, language, ResearchQuestions.About(topic, language), asks, clock.GetUtcNow());
        db.Researches.Add(research);
        once.Keep(key, request, research.Id);
        await db.SaveChangesAsync(ct);
        if (asks)
        {
            // Same transaction as the stage: neither can be without the other.
            await JobStore.Enqueue(
                db.Connection,
                [new(Guid.CreateVersion7(clock.GetUtcNow()), workspace.Id, research.Id, FormattableString.Invariant($"research/{research.Id:n}/questions"), new AskQuestions(research.Id, request.Writer)) { Priority = 5, MaxAttempts = 3 }],
                ct);
        }

        await transaction.CommitAsync(ct);

        return await Created(research.Id, ct);
    }

    // Few words of one alphabet tell no languages apart.
    private static string LanguageOf(string topic)
    {
        const int Telling = 8;

        return WordCounter.Spoken(topic) >= Telling || topic.EnumerateRunes().Any(rune => rune.Value > 0x24F && System.Text.Rune.IsLetter(rune)) ? LanguageDetector.Detect(topic) : "en";
    }

    private async Task<Results<CreatedAtRoute<ResearchDto>, ProblemHttpResult>> Created(Guid id, CancellationToken ct) =>
        await researches.Find(id, ct) is { } made ? TypedResults.CreatedAtRoute(made, nameof(GetResearch), new { id }) : GetResearch.Missing();
}
