using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Contracts;
using Trae.Jobs;
using Trae.Media;

namespace Trae.Api.Features.Media;

/// <summary>Stops the preparation of a deleted upload, and deletes its files.</summary>
internal sealed record ClearMedia(Guid MediaId, MediaKind Kind, string Source, string Target);

internal sealed class ClearMediaHandler(JobStore jobs, IMediaStore media, TraeDb db) : IJobHandler<ClearMedia>
{
    public async Task Handle(ClearMedia job, JobContext context, CancellationToken ct)
    {
        await jobs.Cancel(job.MediaId, ct);
        if ((await jobs.List([job.MediaId], ct)).Any(other => other.State == JobState.Running))
        {
            // It would write its files after we deleted them. It learns of the cancellation within a heartbeat; we are tried again.
            throw new InvalidOperationException($"Upload {job.MediaId} is still being prepared.");
        }

        await media.Delete(job.Source, ct);

        // Uploaded again meanwhile, it has the same key.
        var hash = job.Target[(job.Target.LastIndexOf('/') + 1)..];
        if (await db.MediaAssets.AnyAsync(
                asset => asset.WorkspaceId == context.WorkspaceId && asset.Kind == job.Kind && asset.Hash.StartsWith(hash), ct))
        {
            return;
        }

        await media.Delete(PrepareMedia.SummaryOf(job.Target, job.Kind), ct);
        foreach (var extension in ExtensionsOf(job.Kind))
        {
            await media.Delete($"{job.Target}.{extension}", ct);
        }
    }

    private static string[] ExtensionsOf(MediaKind kind) => kind switch
    {
        MediaKind.Picture => ["png", "jpg"],
        MediaKind.Clip => ["mp4"],
        MediaKind.Music => ["m4a"],
        MediaKind.Document => ["json"],
        _ => ["ttf", "otf"],
    };
}
