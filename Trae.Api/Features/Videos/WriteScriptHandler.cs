using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Models.Writing;
using Trae.Api.Features.Productions;
using Trae.Api.Features.Safety;
using Trae.Api.Features.Usage;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Api.Features.Videos;

internal sealed class WriteScriptHandler(TraeDb db, BriefScript scripts, WorkspaceQuotas quotas, ModerationCheck moderation, TimeProvider clock) : IJobHandler<WriteScript>
{
    public async Task Handle(WriteScript job, JobContext context, CancellationToken ct)
    {
        var video = await db.Videos.Include(v => v.Source)
            .FirstOrDefaultAsync(v => v.Id == job.VideoId && v.WorkspaceId == context.WorkspaceId, ct);
        if (video?.Source is null)
        {
            throw new PermanentJobException("video-not-found", "The video was deleted before its script was written.");
        }

        // A repeat finds it written: the storyboard and the production that follows from it were saved together.
        if (video.Storyboard is not null)
        {
            return;
        }

        var request = video.Source.Request;
        var kit = await KitOf(request, context, ct);
        var script = request.Storyboard is { } finished ? new(finished, null) : await scripts.Write(video, kit, context, ct);

        await moderation.Demand(context.WorkspaceId, ModeratedPlace.Storyboard, Moderation.TextsOf(script.Storyboard), ct);

        video.Write(BriefLook.Branded(script.Storyboard, kit), clock.GetUtcNow(), script.Writing);
        await Save(video, ct);
    }

    private async Task<BrandKit?> KitOf(CreateVideoRequest request, JobContext context, CancellationToken ct)
    {
        if (request.BrandKit is not { } id)
        {
            return null;
        }

        var saved = await db.BrandKits.AsNoTracking().FirstOrDefaultAsync(kit => kit.Id == id && kit.WorkspaceId == context.WorkspaceId, ct);

        return saved?.Kit ?? throw new PermanentJobException(
            "brand-kit-not-found", "The brand kit was deleted before the script was written. Make the video again with another one.");
    }

    private async Task Save(Video video, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var lengths = video.Storyboard!.Scenes.Select(scene => scene.Narration.Length).ToList();
        if (video.Source!.Request.Produce && await quotas.ForProduction(video.WorkspaceId, video.Id, lengths, ct) is { } refusal)
        {
            throw new PermanentJobException(WorkspaceQuotas.Code, refusal);
        }

        var production = video.Source!.Request.Produce ? video.StartProduction(clock.GetUtcNow()) : null;
        await db.SaveChangesAsync(ct);
        await db.VideoDrafts.Where(draft => draft.VideoId == video.Id).ExecuteDeleteAsync(ct);

        if (production is not null)
        {
            await JobStore.Enqueue(db.Connection, ProductionPlan.JobsOf(production), ct);
        }

        await transaction.CommitAsync(ct);
    }
}
