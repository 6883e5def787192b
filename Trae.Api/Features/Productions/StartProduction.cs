using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Videos;
using Trae.Api.Features.Workspaces;
using Trae.Api.Http;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Api.Features.Productions;

internal sealed class StartProduction(TraeDb db, JobStore jobs, VideoReader videos, Idempotency once, Admission admission, TimeProvider clock)
{
    [EndpointSummary("Render a video's storyboard")]
    [EndpointDescription(
        "While a production of the same version of the storyboard waits or runs, that one is the answer: asking twice renders once. " +
        "One of an older version is cancelled. A repeat with the same Idempotency-Key is answered with the first one's production.")]
    public static Task<Results<AcceptedAtRoute<ProductionDto>, ProblemHttpResult>> Handle(
        Guid id,
        [FromHeader(Name = Idempotency.Header), Description(Idempotency.Words)] string? idempotencyKey,
        [FromServices] StartProduction start,
        CancellationToken ct) => start.Once(id, idempotencyKey, ct);

    // Two requests for one video come one after the other; with one key for two videos at once, the second one fails.
    private async Task<Results<AcceptedAtRoute<ProductionDto>, ProblemHttpResult>> Once(Guid id, string? key, CancellationToken ct)
    {
        try
        {
            return await Handle(id, key, ct);
        }
        catch (DbUpdateException e) when (Idempotency.WasFirst(e, key))
        {
            return Idempotency.Reused();
        }
    }

    private async Task<Results<AcceptedAtRoute<ProductionDto>, ProblemHttpResult>> Handle(Guid id, string? key, CancellationToken ct)
    {
        var asked = new ProductionAsked(id);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);

        // Locked, so that of two requests at once the second sees the first one's production.
        var video = await videos.Lock(id, ct);
        if (video is null)
        {
            return Problems.VideoNotFound();
        }

        if (await once.Find(key, asked, ct) is { } earlier)
        {
            return earlier.Problem ?? await Made(earlier.Made, ct);
        }

        if (video.Storyboard is null)
        {
            return Problems.Conflict("storyboard-not-written", "The storyboard is not written yet. Follow /events and start when it is.");
        }

        if (video.Storyboard.Scenes.Count == 0)
        {
            return Problems.Conflict("storyboard-empty", "Write or paste a script first: there is nothing to render.");
        }

        var newest = await videos.NewestProduction(id, ct);
        var isActive = newest?.Now.State is ProductionState.Queued or ProductionState.Running;
        if (isActive && newest!.StoryboardVersion == video.StoryboardVersion)
        {
            once.Keep(key, asked, newest.Now.Id);
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);

            return TypedResults.AcceptedAtRoute(newest.Now, nameof(GetProduction), new { newest.Now.Id });
        }

        if (await admission.OfProduction(id, video.Storyboard, ct) is { } refusal)
        {
            return refusal;
        }

        var production = video.StartProduction(clock.GetUtcNow());
        once.Keep(key, asked, production.Id);
        await db.SaveChangesAsync(ct);

        // Same transaction as the production: neither can exist without the other.
        await JobStore.Enqueue(db.Connection, ProductionPlan.JobsOf(production), ct);
        await transaction.CommitAsync(ct);

        if (isActive)
        {
            await jobs.Cancel(newest!.Now.Id, ct);
        }

        return TypedResults.AcceptedAtRoute(await videos.FindProduction(production.Id, ct), nameof(GetProduction), new { production.Id });
    }

    private async Task<Results<AcceptedAtRoute<ProductionDto>, ProblemHttpResult>> Made(Guid id, CancellationToken ct) =>
        await videos.FindProduction(id, ct) is { } production
            ? TypedResults.AcceptedAtRoute(production, nameof(GetProduction), new { id })
            : Problems.ProductionNotFound();

    private sealed record ProductionAsked(Guid Video);
}
