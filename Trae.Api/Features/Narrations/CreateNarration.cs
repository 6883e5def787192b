using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Content.Sources;
using Trae.Api.Features.Videos;
using Trae.Api.Features.Voices;
using Trae.Api.Http;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Api.Features.Narrations;

internal sealed class CreateNarration(TraeDb db, VoiceList voices, Idempotency once, JobStore jobs, CurrentWorkspace workspace, TimeProvider clock)
{
    [EndpointSummary("Speak a text, without a video")]
    [EndpointDescription(
        "For its sound (WAV and M4A), its captions (WebVTT and SubRip) and the time of every word. It takes a few seconds: ask the " +
        "address in `Location` until the state is \"succeeded\". A repeat with the same Idempotency-Key and body is answered as the first one.")]
    public static Task<Results<AcceptedAtRoute<NarrationDto>, ProblemHttpResult>> Handle(
        CreateNarrationRequest request,
        [FromHeader(Name = Idempotency.Header), Description(Idempotency.Words)] string? idempotencyKey,
        [FromServices] CreateNarration create,
        CancellationToken ct) => create.Handle(request, idempotencyKey, ct);

    private async Task<Results<AcceptedAtRoute<NarrationDto>, ProblemHttpResult>> Handle(CreateNarrationRequest request, string? key, CancellationToken ct)
    {
        if (await once.Find(key, request, ct) is { } earlier)
        {
            return earlier.Problem ?? await Made(earlier.Made, ct);
        }

        if (Refused(request) is { } refused)
        {
            return refused;
        }

        if (await voices.Find(ct) is not { } all)
        {
            return Problems.Problem(
                StatusCodes.Status503ServiceUnavailable, "voices-not-ready", "No worker has told its voices yet. Try again in a few seconds.");
        }

        var named = all.FirstOrDefault(voice => voice.Id == request.Voice);
        if (request.Voice is { } id && named is null)
        {
            return Problems.Unprocessable("voice-unknown", $"There is no voice \"{id}\". Choose one that /api/v1/voices lists.");
        }

        var language = request.Language ?? named?.Language ?? LanguageDetector.Detect(request.Text);
        if ((named ?? VoiceList.FirstFor(language, all)) is not { } voice)
        {
            return Problems.Unprocessable(
                "language-unknown", $"No voice speaks \"{language}\". Give a BCP 47 tag such as en or pt-BR; /api/v1/voices lists the languages.");
        }

        var speech = new NarrateScene(request.Text.Trim(), language, new(voice.Id, request.Rate, request.Pitch))
        {
            Pronunciations = PronunciationDictionary.UsedBy(request.Text, request.Pronunciations),
        };
        var narration = Narration.Create(workspace.Id, speech, clock.GetUtcNow());

        try
        {
            once.Keep(key, request, narration.Id);
            await Save(narration, ct);
        }
        catch (DbUpdateException e) when (Idempotency.WasFirst(e, key))
        {
            db.ChangeTracker.Clear();

            return await once.Find(key, request, ct) is { } first ? first.Problem ?? await Made(first.Made, ct) : GetNarration.Missing();
        }

        return TypedResults.AcceptedAtRoute(GetNarration.Describe(narration, []), nameof(GetNarration), new { narration.Id });
    }

    private async Task Save(Narration narration, CancellationToken ct)
    {
        // Same transaction as the row: neither can exist without the other.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        db.Narrations.Add(narration);
        await db.SaveChangesAsync(ct);
        await JobStore.Enqueue(db.Connection, JobsOf(narration), ct);
        await transaction.CommitAsync(ct);
    }

    private async Task<Results<AcceptedAtRoute<NarrationDto>, ProblemHttpResult>> Made(Guid id, CancellationToken ct) =>
        await GetNarration.Find(id, db, workspace, ct) is { } narration
            ? TypedResults.AcceptedAtRoute(GetNarration.Describe(narration, await jobs.List([id], ct)), nameof(GetNarration), new { id })
            : GetNarration.Missing();

    private static ProblemHttpResult? Refused(CreateNarrationRequest request)
    {
        if (string.IsNullOrWhiteSpace(request.Text) || !request.Text.Any(char.IsLetterOrDigit))
        {
            return Problems.Unprocessable("narration-missing", "There is nothing to say. Give a text with words in it.");
        }

        var faults = SpeechRules.Pronunciations(request.Pronunciations ?? []).Concat(new[] { LanguageTag.FaultOf("language", request.Language) }.OfType<Fault>()).ToList();

        return faults.Count == 0 ? null : Fault.Refuse(faults);
    }

    // Of the precedence of a video's narration: somebody waits for it, and it is short.
    private static NewJob[] JobsOf(Narration narration)
    {
        var speak = Job("speak", narration.Speech);

        return [speak, Job("files", new DeliverSpeech(narration.Folder, narration.Speech)) with { DependsOn = [speak.Id] }];

        NewJob Job(string step, object payload) =>
            new(Guid.CreateVersion7(narration.CreatedAt), narration.WorkspaceId, narration.Id, $"narration/{narration.Id:n}/{step}", payload) { Priority = 1 };
    }
}
