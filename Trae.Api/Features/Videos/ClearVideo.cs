using Trae.Contracts;
using Trae.Jobs;
using Trae.Media;

namespace Trae.Api.Features.Videos;

/// <summary>Stops what a deleted video still had running, and deletes its finished files. Segments are shared by content, and stay.</summary>
internal sealed record ClearVideo(Guid VideoId, IReadOnlyList<Guid> Productions);

internal sealed class ClearVideoHandler(JobStore jobs, IMediaStore media) : IJobHandler<ClearVideo>
{
    private static readonly string[] Files =
    [
        ProductionFiles.Video, ProductionFiles.WebVtt, ProductionFiles.SubRip, ProductionFiles.Chapters, ProductionFiles.Poster,
        ProductionFiles.Transcript, ProductionFiles.Summary, ProductionFiles.Check,
    ];

    public async Task Handle(ClearVideo job, JobContext context, CancellationToken ct)
    {
        IReadOnlyList<Guid> groups = [job.VideoId, .. job.Productions];
        foreach (var group in groups)
        {
            await jobs.Cancel(group, ct);
        }

        var left = await jobs.List(groups, ct);
        if (left.Any(other => other.State == JobState.Running))
        {
            // It would write its files after we deleted them. It learns of the cancellation within a heartbeat; we are tried again.
            throw new InvalidOperationException($"Video {job.VideoId} still has jobs that are being stopped.");
        }

        foreach (var folder in job.Productions.Select(MediaKeys.ProductionFolder))
        {
            await Delete(folder, Files, ct);
            foreach (var part in Enum.GetValues<DeliveryPart>())
            {
                await DeletePart(folder, part, ct);
            }
        }
    }

    private async Task DeletePart(string folder, DeliveryPart part, CancellationToken ct)
    {
        var list = folder + DeliveredPart.FileOf(part);
        if (await media.Find(list, ct) is null)
        {
            return;
        }

        // The list goes last, so that a repeat still knows what is left.
        var delivered = await media.ReadJson<DeliveredPart>(list, ct);
        await Delete(folder, delivered.Files.Select(file => file.Name), ct);
        await media.Delete(list, ct);
    }

    private async Task Delete(string folder, IEnumerable<string> files, CancellationToken ct)
    {
        foreach (var file in files)
        {
            await media.Delete(folder + file, ct);
        }
    }
}
