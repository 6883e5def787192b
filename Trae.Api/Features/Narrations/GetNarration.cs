using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Media;
using Trae.Api.Features.Productions;
using Trae.Api.Http;
using Trae.Contracts;
using Trae.Jobs;
using Trae.Media;

namespace Trae.Api.Features.Narrations;

internal static class GetNarration
{
    private static readonly string[] Files = [SpeechFiles.Wav, SpeechFiles.M4a, SpeechFiles.WebVtt, SpeechFiles.SubRip, SpeechFiles.Words];

    [EndpointSummary("A text that is spoken, as it is now")]
    public static async Task<Results<Ok<NarrationDto>, ProblemHttpResult>> Handle(
        Guid id, TraeDb db, JobStore jobs, CurrentWorkspace workspace, CancellationToken ct) =>
        await Find(id, db, workspace, ct) is { } narration
            ? TypedResults.Ok(Describe(narration, await jobs.List([id], ct)))
            : Missing();

    [EndpointSummary("A file of a text that was spoken")]
    [EndpointDescription("speech.wav, speech.m4a, captions.vtt, captions.srt or transcript.json, with ranges and ETags.")]
    public static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> File(
        Guid id, string file, TraeDb db, IMediaStore media, CurrentWorkspace workspace, CancellationToken ct) =>
        await Find(id, db, workspace, ct) is { } narration && Files.Contains(file, StringComparer.Ordinal)
            ? await GetMedia.Send(media, narration.Folder + file, name: null, ct)
            : Missing();

    public static NarrationDto Describe(Narration narration, IReadOnlyList<JobSnapshot> jobs)
    {
        var problem = ProductionProgress.RootCause(jobs);
        var isDone = jobs.Count > 0 && jobs.All(job => job.State == JobState.Succeeded);
        var state = problem is not null ? "failed"
            : isDone ? "succeeded"
            : jobs.Any(job => job.State is JobState.Running or JobState.Succeeded) ? "running"
            : "queued";

        return new(
            narration.Id,
            state,
            narration.Speech.Language,
            narration.Speech.Speaker.Voice,
            narration.CreatedAt,
            problem,
            isDone
                ? new(Address(SpeechFiles.Wav), Address(SpeechFiles.M4a), Address(SpeechFiles.WebVtt), Address(SpeechFiles.SubRip), Address(SpeechFiles.Words))
                : null);

        string Address(string file) => $"/api/v1/narrations/{narration.Id}/{file}";
    }

    public static Task<Narration?> Find(Guid id, TraeDb db, CurrentWorkspace workspace, CancellationToken ct) =>
        db.Narrations.In(workspace).AsNoTracking().FirstOrDefaultAsync(narration => narration.Id == id, ct);

    public static ProblemHttpResult Missing() =>
        Problems.NotFound("narration-not-found", "There is no such narration, or it has no such file. Check the address.");
}
