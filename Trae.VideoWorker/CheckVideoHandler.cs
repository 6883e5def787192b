using Trae.Contracts;
using Trae.Jobs;
using Trae.Media;
using Trae.VideoWorker.Encoding;
using Trae.VideoWorker.Quality;

namespace Trae.VideoWorker;

/// <summary>Checks a finished production; what is not fit to publish fails for good, with every reason.</summary>
public sealed class CheckVideoHandler(VideoCheck check, IMediaStore media, FfmpegOptions options) : IJobHandler<CheckVideo>
{
    private const string Stage = "Checking";

    public async Task Handle(CheckVideo job, JobContext context, CancellationToken ct)
    {
        context.Report(Stage, 0);
        using var folder = WorkFolder.Create(options.WorkFolder);

        var files = new FinishedFiles(
            await media.CopyTo(job.Folder + ProductionFiles.Video, folder, "video.mp4", ct),
            await media.ReadText(job.Folder + ProductionFiles.WebVtt, ct),
            await media.ReadJson<FinishedVideo>(job.Folder + ProductionFiles.Summary, ct),
            await media.ReadJson<Transcript>(job.Folder + ProductionFiles.Transcript, ct));

        var report = await check.Check(files, FrameSize.Of(job.Format, job.Resolution), moving: job.Captions, fraction => context.Report(Stage, fraction), ct);
        await media.SaveJson(job.Folder + ProductionFiles.Check, report, ct);

        if (!report.Passed)
        {
            var reasons = report.Findings.Where(finding => finding.Blocking).Select(Sentence);

            throw new PermanentJobException("quality-failed", $"The finished video is not fit to publish. {string.Join(' ', reasons)}");
        }
    }

    private static string Sentence(QualityFinding finding) =>
        finding.At is { } at ? $"At {at:m\\:ss}: {finding.Message}" : finding.Message;
}
