using Trae.Contracts;
using Trae.Jobs;
using Trae.Media;
using Trae.VideoWorker.Disclosures;
using Trae.VideoWorker.Encoding;
using Trae.VideoWorker.Narration;
using Trae.VideoWorker.Timeline;

namespace Trae.VideoWorker.Delivery;

/// <summary>Makes the files of a text that was only spoken: the sound, captions and the time of every word.</summary>
public sealed class DeliverSpeechHandler(IMediaStore media, Ffmpeg ffmpeg) : IJobHandler<DeliverSpeech>
{
    private const int LineWidth = 42;

    public async Task Handle(DeliverSpeech job, JobContext context, CancellationToken ct)
    {
        // The transcript is saved last: where it is, everything is.
        if (await media.Find(job.Folder + SpeechFiles.Words, ct) is not null)
        {
            return;
        }

        context.Report("Saving the speech", 0);
        using var work = WorkFolder.Create(ffmpeg.Options.WorkFolder);
        var track = await media.ReadNarration(job.Narration, context.GroupId, ct);
        var wav = await media.CopyTo(track.Audio, work, SpeechFiles.Wav, ct);
        var m4a = work.PathOf(SpeechFiles.M4a);
        var disclosure = new Disclosure(DigitalSources.Of(job.Narration));
        await ffmpeg.Run(PartArguments.Speech(wav, disclosure, m4a), report: null, ct);
        await disclosure.WriteTo(m4a, ct);
        await disclosure.WriteTo(wav, ct);
        SceneTimeline[] timeline = [TimelineOf(job.Narration, track)];

        await media.SaveFile(job.Folder + SpeechFiles.Wav, wav, ct);
        await media.SaveFile(job.Folder + SpeechFiles.M4a, m4a, ct);
        await media.SaveText(job.Folder + SpeechFiles.WebVtt, CaptionFiles.WebVtt(timeline, disclosure), ct);
        await media.SaveText(job.Folder + SpeechFiles.SubRip, CaptionFiles.SubRip(timeline), ct);
        await media.SaveJson(job.Folder + SpeechFiles.Words, CaptionFiles.Transcript(job.Narration.Language, timeline), ct);
    }

    // The sound alone: nothing before the first word but what the voice itself leaves.
    private static SceneTimeline TimelineOf(NarrateScene speech, NarrationTrack track) => new(
        new(Guid.Empty, SceneLayout.Statement, speech.Text, new()),
        new(VideoFormat.Wide),
        speech.Language,
        SceneTimelines.FramesIn(track.Duration),
        TimeSpan.Zero,
        CaptionPhrases.Of(track.Words, NarrationMarkup.Plain(speech.Text), TimeSpan.Zero, track.Duration, LineWidth),
        [],
        []);
}
