using Trae.Contracts;
using Trae.Jobs;
using Trae.Media;
using Trae.VideoWorker.Encoding;

namespace Trae.VideoWorker.Delivery;

/// <summary>What every delivery does around its own work: once, in a folder of its own, and seen only when it is whole.</summary>
public sealed class PartDelivery(IMediaStore media, Ffmpeg ffmpeg)
{
    /// <param name="folder">The production's.</param>
    /// <param name="make">Makes the files in the work folder, and returns their names.</param>
    public async Task Deliver(
        DeliveryPart part, string folder, JobContext context, Func<WorkFolder, Task<IReadOnlyList<string>>> make, CancellationToken ct)
    {
        var list = folder + DeliveredPart.FileOf(part);
        if (await media.Find(list, ct) is not null)
        {
            return;
        }

        using var work = WorkFolder.Create(ffmpeg.Options.WorkFolder);
        var files = new List<DeliveredFile>();
        foreach (var name in await make(work))
        {
            var path = work.PathOf(name);
            files.Add(new(name, new FileInfo(path).Length));
            await media.SaveFile(folder + name, path, ct);
        }

        context.Report("Saving", 1);
        await media.SaveJson(list, new DeliveredPart(part, files), ct);
    }

    public Task<string> FetchVideo(string folder, WorkFolder work, CancellationToken ct) =>
        media.CopyTo(folder + ProductionFiles.Video, work, "source.mp4", ct);

    public Task<FinishedVideo> ReadSummary(string folder, CancellationToken ct) => media.ReadJson<FinishedVideo>(folder + ProductionFiles.Summary, ct);
}
