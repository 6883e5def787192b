using Trae.Contracts;
using Trae.Jobs;
using Trae.Media;
using Trae.VideoWorker.Encoding;
using Trae.VideoWorker.Quality;

namespace Trae.VideoWorker;

/// <summary>Checks a finished production; what is not fit to publish fails for good, with every reason.</summary>
public sealed class CheckVideoHandler(VideoCheck check, SceneCheck scenes, SoundCheck sound, IMediaStore media, Ffmpeg ffmpeg) : IJobHandler<CheckVideo>
{
    private const string Stage = "Checking";

    // Decoding every new segment takes longer than the sound of the whole.
    private const double PictureShare = 0.7;

    public async Task Handle(CheckVideo job, JobContext context, CancellationToken ct)
    {
        context.Report(Stage, 0);
        using var folder = WorkFolder.Create(ffmpeg.Options.WorkFolder);

        var files = await Parts(job, context, folder, new FinishedFiles(
            await media.CopyTo(job.Folder + ProductionFiles.Video, folder, "video.mp4", ct),
            await media.ReadText(job.Folder + ProductionFiles.WebVtt, ct),
            await media.ReadJson<FinishedVideo>(job.Folder + ProductionFiles.Summary, ct),
            await media.ReadJson<Transcript>(job.Folder + ProductionFiles.Transcript, ct)), ct);

        var report = await check.Check(
            files,
            FrameSize.Of(job.Format, job.Resolution),
            moving: job.Captions,
            fraction => context.Report(Stage, PictureShare + (fraction * (1 - PictureShare))),
            ct);
        await media.SaveJson(job.Folder + ProductionFiles.Check, report, ct);

        if (!report.Passed)
        {
            var reasons = report.Findings.Where(finding => finding.Blocking).Select(Sentence);

            throw new PermanentJobException("quality-failed", $"The finished video is not fit to publish. {string.Join(' ', reasons)}");
        }
    }

    /// <summary>Adds what is known of the parts that the file was joined from.</summary>
    private async Task<FinishedFiles> Parts(CheckVideo job, JobContext context, WorkFolder folder, FinishedFiles files, CancellationToken ct)
    {
        if (job.Scenes.Count == 0)
        {
            return files;
        }

        var timed = await media.ReadTimed(job.Scenes, context.GroupId, folder, ffmpeg, ct);
        var heard = sound.Check(timed, job.Sound, folder, ct);
        var seen = scenes.Check(timed, fraction => context.Report(Stage, fraction * PictureShare), ct);
        await Task.WhenAll(heard, seen);

        return files with { Sound = await heard, Scenes = await seen };
    }

    private static string Sentence(QualityFinding finding) => finding switch
    {
        { At: { } at, Scene: { } scene } => $"At {at:m\\:ss}, in scene {scene + 1}: {finding.Message}",
        { At: { } at } => $"At {at:m\\:ss}: {finding.Message}",
        _ => finding.Message,
    };
}
