using Trae.Contracts;
using Trae.Jobs;
using Trae.Media;
using Trae.VideoWorker.Encoding;

namespace Trae.VideoWorker.Delivery;

/// <summary>
/// Makes the 9:16 cut-down by rendering the same scenes in the tall format: layouts are made for each format, while a crop of
/// a wide picture would lose its words. The same handlers as for any video draw, join and check it.
/// </summary>
public sealed class DeliverVerticalHandler(
    RenderSceneHandler render, AssembleVideoHandler assemble, CheckVideoHandler check, IMediaStore media, Ffmpeg ffmpeg)
    : IJobHandler<DeliverVertical>
{
    private const string Stage = "Making the vertical cut";
    private const double RenderingShare = 0.85;

    private static readonly string[] Files =
    [
        ProductionFiles.Video, ProductionFiles.WebVtt, ProductionFiles.SubRip, ProductionFiles.Chapters, ProductionFiles.Poster,
        ProductionFiles.Transcript, ProductionFiles.Summary, ProductionFiles.Check,
    ];

    public async Task Handle(DeliverVertical job, JobContext context, CancellationToken ct)
    {
        var list = job.Folder + DeliveredPart.FileOf(DeliveryPart.Vertical);
        if (await media.Find(list, ct) is not null)
        {
            return;
        }

        context.Report(Stage, 0);
        var (scenes, folder) = (await Cut(job, context.GroupId, ct), job.Folder + DeliveryFiles.VerticalFolder);

        // What each of them reports is of itself; progress here is that of the whole.
        var inner = new JobContext(context.JobId, context.WorkspaceId, context.GroupId, context.Attempt);
        for (var i = 0; i < scenes.Count; i++)
        {
            await render.Handle(scenes[i], inner, ct);
            context.Report(Stage, RenderingShare * (i + 1) / scenes.Count);
        }

        try
        {
            await assemble.Handle(new AssembleVideo(job.Title, scenes, folder) { Sound = job.Sound }, inner, ct);
            context.Report(Stage, 0.93);
            var look = scenes[0].Look;
            await check.Handle(new CheckVideo(folder, look.Format, look.Captions) { Resolution = look.Resolution, Scenes = scenes, Sound = job.Sound }, inner, ct);
        }
        catch (PermanentJobException e) when (e.IsOfInput)
        {
            // It is this same job that makes them, in its next attempt.
            throw new PassingJobException(e.Code, "Parts of the vertical cut were damaged or gone in the media store, and are made again.", e);
        }

        await media.SaveJson(list, new DeliveredPart(DeliveryPart.Vertical, await Listed(job.Folder, ct)), ct);
    }

    private async Task<IReadOnlyList<RenderScene>> Cut(DeliverVertical job, Guid production, CancellationToken ct)
    {
        using var work = WorkFolder.Create(ffmpeg.Options.WorkFolder);

        return VerticalCut.Of(await media.ReadTimed(job.Scenes, production, work, ffmpeg, ct));
    }

    private async Task<IReadOnlyList<DeliveredFile>> Listed(string folder, CancellationToken ct)
    {
        var files = new List<DeliveredFile>();
        foreach (var name in Files.Select(file => DeliveryFiles.VerticalFolder + file))
        {
            if (await media.Find(folder + name, ct) is { } found)
            {
                files.Add(new(name, found.Length));
            }
        }

        return files;
    }
}
