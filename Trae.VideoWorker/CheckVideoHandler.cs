using Trae.Contracts;
using Trae.Jobs;
using Trae.Media;
using Trae.VideoWorker.Encoding;
using Trae.VideoWorker.Quality;

namespace Trae.VideoWorker;

/// <summary>
/// Checks a finished production; what is not fit to publish fails for good, with every reason. What is damaged is removed with the
/// parts that are, so that another try makes it again.
/// </summary>
public sealed class CheckVideoHandler(VideoCheck check, SceneCheck scenes, SoundCheck sound, DamagedParts parts, IMediaStore media, Ffmpeg ffmpeg)
    : IJobHandler<CheckVideo>
{
    private const string Stage = "Checking";

    public async Task Handle(CheckVideo job, JobContext context, CancellationToken ct)
    {
        context.Report(Stage, 0);
        using var folder = WorkFolder.Create(ffmpeg.Options.WorkFolder);

        var files = new FinishedFiles(
            await media.CopyTo(job.Folder + ProductionFiles.Video, folder, "video.mp4", ct),
            await media.ReadText(job.Folder + ProductionFiles.WebVtt, ct),
            await media.ReadJson<FinishedVideo>(job.Folder + ProductionFiles.Summary, ct),
            await media.ReadJson<Transcript>(job.Folder + ProductionFiles.Transcript, ct));

        var size = FrameSize.Of(job.Format, job.Resolution);
        var report = job.Scenes.Count == 0
            ? await check.Check(files, size, moving: job.Captions, fraction => context.Report(Stage, fraction), ct)
            : await check.Check(files, Parts(job, context, folder, ct), size, moving: job.Captions, ct);
        await media.SaveJson(job.Folder + ProductionFiles.Check, report, ct);

        if (report.Findings.FirstOrDefault(finding => finding.Code == VideoCheck.Damage) is { } damage)
        {
            throw await Removed(job, damage, context, folder, ct);
        }

        if (!report.Passed)
        {
            var reasons = report.Findings.Where(finding => finding.Blocking).Select(Sentence);

            throw new PermanentJobException("quality-failed", $"The finished video is not fit to publish. {string.Join(' ', reasons)}");
        }
    }

    private async Task<MeasuredParts> Parts(CheckVideo job, JobContext context, WorkFolder folder, CancellationToken ct)
    {
        var timed = await media.ReadTimed(job.Scenes, context.GroupId, folder, ffmpeg, ct);
        var heard = sound.Check(timed, job.Sound, folder, ct);
        var seen = scenes.Check(timed, fraction => context.Report(Stage, fraction), ct);
        await Task.WhenAll(heard, seen);

        return new(await seen, await heard);
    }

    private async Task<PermanentJobException> Removed(CheckVideo job, QualityFinding damage, JobContext context, WorkFolder folder, CancellationToken ct)
    {
        var removed = await parts.Remove(await media.ReadTimed(job.Scenes, context.GroupId, folder, ffmpeg, ct), job.Sound, ct);

        // It is not joined again where there is one.
        await media.Delete(job.Folder + ProductionFiles.Summary, ct);

        return removed ?? new(DamagedParts.Code, $"{damage.Message} Its parts can be: it is joined again when you try again.");
    }

    private static string Sentence(QualityFinding finding) => finding switch
    {
        { At: { } at, Scene: { } scene } => $"At {at:m\\:ss}, in scene {scene + 1}: {finding.Message}",
        { At: { } at } => $"At {at:m\\:ss}: {finding.Message}",
        _ => finding.Message,
    };
}
