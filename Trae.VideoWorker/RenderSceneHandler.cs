using Trae.Contracts;
using Trae.Jobs;
using Trae.Media;
using Trae.VideoWorker.Drawing.Presenter.Faces;
using Trae.VideoWorker.Encoding;

namespace Trae.VideoWorker;

/// <summary>Draws and encodes one scene, once: the segment is named by a hash of the request.</summary>
public sealed class RenderSceneHandler(SceneRenderer renderer, EncoderChoice encoders, IMediaStore media, Ffmpeg ffmpeg) : IJobHandler<RenderScene>
{
    private const string Stage = "Rendering scene";

    public async Task Handle(RenderScene job, JobContext context, CancellationToken ct)
    {
        // The name is a hash of all that decides the pixels, so a repeat finds the finished segment.
        var narration = await media.ReadNarration(job.Narration, context.GroupId, ct);
        var encoder = await Encoder(context, ct);
        var segment = SegmentFiles.Key(job, narration, encoder.Encoder);
        if (await media.Find(segment, ct) is not null)
        {
            return;
        }

        context.Report(Stage, 0);
        using var folder = WorkFolder.Create(ffmpeg.Options.WorkFolder);
        var timeline = await media.TimelineOf(job, narration, folder, ffmpeg, ct);
        using var shown = await media.FetchMedia(job, folder, ffmpeg, ct);

        var file = await renderer.Render(
            timeline, shown, folder, frames => context.Report(Stage, (double)frames / timeline.FrameCount), ct, encoder.Encoder);

        await media.SaveFile(segment, file, ct);

        if (string.Join(' ', new[] { encoder.Fallback, PortraitMouths.Doubt(job.Look, shown) }.OfType<string>()) is { Length: > 0 } note)
        {
            context.Note(note);
        }
    }

    /// <summary>A graphics card that failed once is not asked again for the same scene.</summary>
    private async Task<ChosenEncoder> Encoder(JobContext context, CancellationToken ct)
    {
        var chosen = await encoders.Choose(ct);

        return context.Attempt > 1 && chosen.Encoder != VideoEncoder.Software
            ? new(VideoEncoder.Software, $"Encoded in software: {EncoderArguments.Name(chosen.Encoder)} failed in an earlier attempt.")
            : chosen;
    }
}
