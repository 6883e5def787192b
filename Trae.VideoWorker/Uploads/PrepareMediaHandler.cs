using Trae.Contracts;
using Trae.Jobs;
using Trae.Media;
using Trae.VideoWorker.Encoding;

namespace Trae.VideoWorker.Uploads;

/// <summary>Makes an upload what rendering takes, once: the result is named by the hash of what was uploaded.</summary>
public sealed class PrepareMediaHandler(IMediaStore media, Ffmpeg ffmpeg, TimeProvider clock) : IJobHandler<PrepareMedia>
{
    public async Task Handle(PrepareMedia job, JobContext context, CancellationToken ct)
    {
        var summary = PrepareMedia.SummaryOf(job.Target, job.Kind);
        if (await media.Find(summary, ct) is not null)
        {
            return;
        }

        context.Report("Checking the file", 0);
        using var folder = WorkFolder.Create(ffmpeg.Options.WorkFolder);
        var source = await Fetch(job, folder, ct);
        await Polyglot.Refuse(source, ct);

        var (file, prepared) = await Prepare(job, source, folder, context, ct);

        // The summary comes last: who finds it finds the file too.
        var key = job.Target + Path.GetExtension(file);
        await media.SaveFile(key, file, ct);
        await media.SaveJson(summary, prepared with { Key = key }, ct);
    }

    private async Task<string> Fetch(PrepareMedia job, WorkFolder folder, CancellationToken ct)
    {
        try
        {
            return await media.CopyTo(job.Source, folder, "upload", ct);
        }
        catch (FileNotFoundException e)
        {
            throw new PermanentJobException("upload-gone", "The uploaded file is no longer there. Upload it again.", e);
        }
    }

    private Task<(string File, PreparedMedia Media)> Prepare(PrepareMedia job, string source, WorkFolder folder, JobContext context, CancellationToken ct)
    {
        var streams = new PreparedStreams(ffmpeg);

        return job.Kind switch
        {
            MediaKind.Picture => new PictureProcess(ffmpeg.Options, clock).Make(source, job.Format, folder, ct),
            MediaKind.Clip => streams.Clip(source, job.Format, folder, share => context.Report("Converting the clip", share), ct),
            MediaKind.Music => streams.Music(source, job.Format, folder, share => context.Report("Converting the music", share), ct),
            _ => new PreparedFont(ffmpeg.Options, clock).Make(source, folder, ct),
        };
    }
}
