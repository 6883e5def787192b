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

internal sealed class StartResearch(TraeDb db, ISearchProvider search, Idempotency once, JobStore jobs, CurrentWorkspace workspace, TimeProvider clock)
{
    private const int Most = 500;

    [EndpointSummary("Look into a topic")]
    [EndpointDescription(
        "Answers with questions about it, for you to change. Approve them and pages of the web are searched and read; approve what was found, and it is put " +
        "in order; approve that by making a video with `research`. Nothing is searched before you approve.")]
    public static Task<Results<CreatedAtRoute<ResearchDto>, ProblemHttpResult>> Handle(
        CreateResearchRequest request,
        [FromHeader(Name = Idempotency.Header), Description(Idempotency.Words)] string? idempotencyKey,
        [FromServices] StartResearch start,
        HttpResponse response,
        CancellationToken ct) => start.Handle(request, idempotencyKey, response, ct);

    private async Task<Results<CreatedAtRoute<ResearchDto>, ProblemHttpResult>> Handle(CreateResearchRequest request, string? key, HttpResponse response, CancellationToken ct)
    {
        if (!search.IsConfigured)
        {
            return Problems.Conflict("search-not-configured", "No search is set up here. Whoever runs this Trae sets Search:Address to a SearXNG instance; until then, give sources yourself.");
        }

        var topic = TextCleaning.Clean(request.Topic);
        if (Fault.OfText("topic", "The topic", request.Topic + request.Language, Data.Research.LongestTopic + 35) is { } fault)
        {
            return Fault.Refuse([fault]);
        }

        if (topic.Length < 3)
        {
            return Problems.Unprocessable("topic-missing", "Say in a few words what is to be looked into.");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Lock(workspace.Id, ct);
        if (await once.Find(key, request, ct) is { } earlier)
        {
            return earlier.Problem is not null ? earlier.Problem
                : await db.Researches.In(workspace).AsNoTracking().FirstOrDefaultAsync(r => r.Id == earlier.Made, ct) is { } made ? await Created(made, response, ct)
                : GetResearch.Missing();
        }

        if (await db.Researches.In(workspace).CountAsync(ct) >= Most)
        {
            return Problems.Conflict("researches-too-many", $"There are {Most} researches, which is the most. Delete one that is not needed any more.");
        }

        var language = request.Language ?? LanguageOf(topic);
        var research = Data.Research.Start(workspace.Id, topic, language, ResearchQuestions.About(topic, language), clock.GetUtcNow());
        db.Researches.Add(research);
        once.Keep(key, request, research.Id);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);

        return await Created(research, response, ct);
    }

    // Few words of one alphabet tell no languages apart.
    private static string LanguageOf(string topic)
    {
        const int Telling = 8;

        return WordCounter.Spoken(topic) >= Telling || topic.EnumerateRunes().Any(rune => rune.Value > 0x24F && System.Text.Rune.IsLetter(rune)) ? LanguageDetector.Detect(topic) : "en";
    }

    private async Task<CreatedAtRoute<ResearchDto>> Created(Data.Research research, HttpResponse response, CancellationToken ct) =>
        TypedResults.CreatedAtRoute((await GetResearch.Answer(research, jobs, response, ct)).Value, nameof(GetResearch), new { research.Id });
}
