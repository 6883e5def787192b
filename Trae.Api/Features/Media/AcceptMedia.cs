using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Contracts;
using Trae.Jobs;
using Trae.Media;

namespace Trae.Api.Features.Media;

/// <summary>Makes what a worker prepared the upload's file.</summary>
internal sealed record AcceptMedia(Guid MediaId);

internal sealed class AcceptMediaHandler(TraeDb db, IMediaStore media) : IJobHandler<AcceptMedia>
{
    public async Task Handle(AcceptMedia job, JobContext context, CancellationToken ct)
    {
        var asset = await db.MediaAssets.FirstOrDefaultAsync(a => a.Id == job.MediaId && a.WorkspaceId == context.WorkspaceId, ct)
            ?? throw new PermanentJobException("media-not-found", "The upload was deleted while it was being prepared.");

        asset.Accept(await media.ReadJson<PreparedMedia>(PrepareMedia.SummaryOf(asset.Target, asset.Kind), ct));
        await db.SaveChangesAsync(ct);

        // What a person sent, with its metadata, is kept no longer than it is needed.
        await media.Delete(asset.Source, ct);
    }
}
