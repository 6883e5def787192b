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
        ProductionFiles.Video, ProductionFiles.WebVtt, ProductionFiles.SubRip, ProductionFiles.Poster, ProductionFiles.Transcript,
        ProductionFiles.Summary, ProductionFiles.Check,
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

        foreach (var key in job.Productions.SelectMany(id => Files.Select(file => MediaKeys.ProductionFolder(id) + file)))
        {
            await media.Delete(key, ct);
        }
    }
}
