using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Trae.Api.Data;
using Trae.Api.Features.Productions;
using Trae.Api.Http;
using Trae.Contracts;
using Trae.Jobs;
using Trae.Media;

namespace Trae.Api.Features.Voices;

/// <summary>A voice says a sentence, to choose by ear. A worker speaks it once; then it is there for everybody.</summary>
internal static class PreviewVoice
{
    // Somebody waits for it.
    private const int Priority = 10;

    [EndpointSummary("Ask for a sample of a voice")]
    [EndpointDescription("200 with the address of the sample once it is spoken, 202 while it is being made: ask again in half a second. A problem says why it cannot.")]
    public static async Task<Results<Ok<VoicePreviewDto>, Accepted<VoicePreviewDto>, ProblemHttpResult>> Ask(
        string id, VoiceList voices, IMediaStore media, JobStore jobs, CurrentWorkspace workspace, TimeProvider clock, CancellationToken ct)
    {
        if (await Sample(id, voices, ct) is not { } sample)
        {
            return NotFound();
        }

        if (await media.Find(MediaKeys.NarrationAudio(sample), ct) is not null)
        {
            return TypedResults.Ok(new VoicePreviewDto(AddressOf(id)));
        }

        var group = GroupOf(sample);
        var job = (await jobs.List([group], ct)).SingleOrDefault();
        if (job?.State is JobState.Failed or JobState.Cancelled or JobState.Succeeded)
        {
            // Told, and tried again for whoever asks next.
            await jobs.Retry(group, ct);

            return Problems.Unprocessable(job.ErrorCode ?? JobFailure.Unknown, job.Error ?? "This voice cannot speak just now. Try it again, or choose another.");
        }

        if (job is null)
        {
            var asked = new NewJob(Guid.CreateVersion7(clock.GetUtcNow()), workspace.Id, group, $"voice-sample/{group:n}", sample) { Priority = Priority, MaxAttempts = 2 };
            await jobs.Enqueue([asked], ct);
        }

        return TypedResults.Accepted(AddressOf(id), new VoicePreviewDto(null));
    }

    [EndpointSummary("A sample of a voice")]
    [EndpointDescription("A WAV; there once it was asked for and spoken.")]
    public static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> Read(
        string id, VoiceList voices, IMediaStore media, CancellationToken ct)
    {
        if (await Sample(id, voices, ct) is not { } sample || await media.Find(MediaKeys.NarrationAudio(sample), ct) is not { } found)
        {
            return NotFound();
        }

        return TypedResults.File(await media.OpenRead(found.Key, ct), "audio/wav", null, found.SavedAt, new EntityTagHeaderValue(found.ETag), enableRangeProcessing: true);
    }

    private static async Task<NarrateScene?> Sample(string id, VoiceList voices, CancellationToken ct) =>
        (await voices.Find(ct))?.FirstOrDefault(voice => voice.Id == id) is { } voice
            ? new(VoiceSamples.For(voice.Language), voice.Language, new(voice.Id))
            : null;

    private static ProblemHttpResult NotFound() => Problems.NotFound("voice-unknown", "There is no such voice, or it has no sample yet. Choose one of the listed voices.");

    private static string AddressOf(string id) => $"/api/v1/voices/{Uri.EscapeDataString(id)}/preview";

    // The same for the same sample, so that it is made once.
    private static Guid GroupOf(NarrateScene sample) => Guid.ParseExact(Path.GetFileNameWithoutExtension(MediaKeys.Narration(sample))[..32], "N");
}
