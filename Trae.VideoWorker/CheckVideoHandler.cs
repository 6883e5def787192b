using Trae.Contracts;
using Trae.Jobs;
using Trae.Media;
using Trae.VideoWorker.Encoding;
using Trae.VideoWorker.Quality;

namespace Trae.VideoWorker;

/// <summary>
/// Checks a finished production; what is not fit to publish fails for good, with every reason. Where a file of it is damaged or gone,
/// another try makes it again.
/// </summary>
public sealed class CheckVideoHandler(VideoCheck check, SceneCheck scenes, SoundCheck sound, DamagedParts parts, IMediaStore media, Ffmpeg ffmpeg)
    : IJobHandler<CheckVideo>
{
    private const string Stage = "Checking";

    public async Task Handle(CheckVideo job, JobContext context, CancellationToken ct)
    {
        context.Report(Stage, 0);
        using var folder = WorkFolder.Create(ffmpeg.Options.WorkFolder);

        var report = await Checked(job, context, folder, ct);
        await media.SaveJson(job.Folder + ProductionFiles.Check, report, ct);

        if (!report.Passed)
        {
            var reasons = report.Findings.Where(finding => finding.Blocking).Select(Sentence);

            throw new PermanentJobException("quality-failed", $"The finished video is not fit to publish. {string.Join(' ', reasons)}");
        }
    }

    // Nothing is joined again where there is a summary, so that goes with what is damaged or gone.
    private async Task<QualityReport> Checked(CheckVideo job, JobContext context, WorkFolder folder, CancellationToken ct)
    {
        try
        {
            return await Undamaged(job, context, folder, ct);
        }
        catch (FileNotFoundException e)
        {
            await Forget();

            throw PermanentJobException.OfInput("missing", "A file of the video is no longer in the media store. It has to be made again.", e);
        }
        catch (PermanentJobException e) when (e.IsOfInput)
        {
            await Forget();

            throw;
        }

        Task Forget() => media.Delete(job.Folder + ProductionFiles.Summary, ct);
    }

    private async Task<QualityReport> Undamaged(CheckVideo job, JobContext context, WorkFolder folder, CancellationToken ct)
    {
        try
        {
            return await Report(job, context, folder, ct);
        }
        catch (FfmpegException e) when (VideoCheck.IsDamage(e))
        {
            var removed = await parts.Remove(await media.ReadTimed(job.Scenes, context.GroupId, folder, ffmpeg, ct), job.Sound, e, ct);
            if (removed is null && context.Attempt == 1)
            {
                throw;
            }

            throw removed ?? PermanentJobException.OfInput(DamagedParts.Fault, "The joined file is damaged, its parts are not. It has to be joined again.", e);
        }
    }

    private async Task<QualityReport> Report(CheckVideo job, JobContext context, WorkFolder folder, CancellationToken ct)
    {
        var files = new FinishedFiles(
            await media.CopyTo(job.Folder + ProductionFiles.Video, folder, "video.mp4", ct),
            await media.ReadText(job.Folder + ProductionFiles.WebVtt, ct),
            await media.ReadJson<FinishedVideo>(job.Folder + ProductionFiles.Summary, ct),
            await media.ReadJson<Transcript>(job.Folder + ProductionFiles.Transcript, ct));

        var size = FrameSize.Of(job.Format, job.Resolution);

        return job.Scenes.Count == 0
            ? await check.Check(files, size, moving: job.Captions, fraction => context.Report(Stage, fraction), ct)
            : await check.Check(files, Parts(job, context, folder, ct), size, moving: job.Captions, ct);
    }

    private async Task<MeasuredParts> Parts(CheckVideo job, JobContext context, WorkFolder folder, CancellationToken ct)
    {
        var timed = await media.ReadTimed(job.Scenes, context.GroupId, folder, ffmpeg, ct);
        var heard = sound.Check(timed, job.Sound, folder, ct);
        var seen = scenes.Check(timed, fraction => context.Report(Stage, fraction), ct);
        await Task.WhenAll(heard, seen);

        return new(await seen, await heard);
    }

    private static string Sentence(QualityFinding finding) => finding switch
    {
        { At: { } at, Scene: { } scene } => $"At {at:m\\:ss}, in scene {scene + 1}: {finding.Message}",
        { At: { } at } => $"At {at:m\\:ss}: {finding.Message}",
        _ => finding.Message,
    };
}
