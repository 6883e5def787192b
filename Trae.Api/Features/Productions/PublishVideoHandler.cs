using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Safety;
using Trae.Contracts;
using Trae.Jobs;
using Trae.Media;

namespace Trae.Api.Features.Productions;

internal sealed class PublishVideoHandler(TraeDb db, JobStore jobs, IMediaStore media, ModerationCheck moderation, PageGeneration pages, TimeProvider clock) : IJobHandler<PublishVideo>
{
    public async Task Handle(PublishVideo job, JobContext context, CancellationToken ct)
    {
        var finished = await media.ReadJson<FinishedVideo>(job.Folder + ProductionFiles.Summary, ct);

        var video = await db.Videos.Include(v => v.Published).FirstOrDefaultAsync(v => v.Id == job.VideoId && v.WorkspaceId == context.WorkspaceId, ct);
        var production = await db.Productions.FirstOrDefaultAsync(p => p.Id == job.ProductionId && p.VideoId == job.VideoId, ct);
        if (video is null || production is null)
        {
            throw new PermanentJobException("video-not-found", "The video was deleted while it was being produced.");
        }

        // The rules may be newer than the storyboard.
        await moderation.Demand(context.WorkspaceId, ModeratedPlace.Published, Moderation.TextsOf(production.Storyboard), ct);
        var before = video.PublishedProductionId;

        // Once per production, whatever is repeated: the row's key is the production.
        if (!await db.UsageEntries.AnyAsync(entry => entry.ProductionId == production.Id, ct))
        {
            db.UsageEntries.Add(new()
            {
                ProductionId = production.Id, WorkspaceId = production.WorkspaceId, Seconds = finished.Duration.TotalSeconds, At = clock.GetUtcNow(),
            });
        }

        // One save, one transaction; a second delivery changes nothing. An edit at the same moment makes this fail and run again.
        video.Publish(production, finished, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await pages.Renew();

        // Nobody waits any more for what was still being made of the version before.
        if (before is { } superseded && superseded != video.PublishedProductionId)
        {
            await jobs.Cancel(superseded, ct);
        }
    }
}
