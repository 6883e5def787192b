using Trae.Contracts;
using Trae.Jobs;
using Trae.Media;

namespace Trae.VideoWorker.Narration;

/// <summary>Speaks one scene, once: the result is named by a hash of the request.</summary>
public sealed class NarrateSceneHandler(FailOver voices, IMediaStore media) : IJobHandler<NarrateScene>
{
    public async Task Handle(NarrateScene job, JobContext context, CancellationToken ct)
    {
        if (await media.Find(MediaKeys.Narration(job), ct) is null || await media.Find(MediaKeys.NarrationAudio(job), ct) is null)
        {
            context.Report("Narrating", 0);
            await Save(job, context, await voices.Narrate(job, ct), ct);
        }
    }

    private async Task Save(NarrateScene job, JobContext context, NarratedScene narrated, CancellationToken ct)
    {
        // Another voice than the asked one is this production's alone: the next one tries the asked voice again.
        var fellBack = narrated.Fallback is not null;
        var track = fellBack ? MediaKeys.FallbackNarration(job, context.GroupId) : MediaKeys.Narration(job);
        var audio = fellBack ? MediaKeys.FallbackAudio(job, context.GroupId) : MediaKeys.NarrationAudio(job);
        var speech = narrated.Speech;

        // The track comes last: who finds it finds the audio too.
        context.Report("Saving the narration", 0.9);
        using var wav = new MemoryStream(Wav.Of(speech.Samples, speech.SampleRate));
        await media.Save(audio, wav, ct);
        await media.SaveJson(
            track,
            new NarrationTrack(audio, speech.SampleRate, speech.Duration, speech.Words, speech.Visemes) { Engine = narrated.Engine, Fallback = narrated.Fallback },
            ct);

        if (!fellBack)
        {
            // Of an attempt that was cut short after it had fallen back.
            await media.Delete(MediaKeys.FallbackNarration(job, context.GroupId), ct);
        }

        if (narrated.Fallback is { } reason)
        {
            context.Note(reason);
        }
    }
}
