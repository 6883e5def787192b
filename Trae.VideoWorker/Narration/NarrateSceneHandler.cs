using Trae.Contracts;
using Trae.Jobs;
using Trae.Media;

namespace Trae.VideoWorker.Narration;

/// <summary>Speaks one scene, once: the result is named by a hash of the request.</summary>
public sealed class NarrateSceneHandler(Narrator narrator, IMediaStore media) : IJobHandler<NarrateScene>
{
    public async Task Handle(NarrateScene job, JobContext context, CancellationToken ct)
    {
        var (track, audio) = (MediaKeys.Narration(job), MediaKeys.NarrationAudio(job));
        if (await media.Find(track, ct) is not null)
        {
            return;
        }

        context.Report("Narrating", 0);
        var speech = await narrator.Speak(job, ct);

        // The track comes last: who finds it finds the audio too.
        context.Report("Saving the narration", 0.9);
        using var wav = new MemoryStream(Wav.Of(speech.Samples, speech.SampleRate));
        await media.Save(audio, wav, ct);
        await media.SaveJson(track, new NarrationTrack(audio, speech.SampleRate, speech.Duration, speech.Words, speech.Visemes), ct);
    }
}
