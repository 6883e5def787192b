using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Trae.Api.Data;
using Trae.Api.Features.Episodes;
using Trae.Api.Http;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Api.Features.Videos;

internal sealed class CreateVideo(TraeDb db, BriefChecks checks, VideoReader videos, Idempotency once, CurrentWorkspace workspace, TimeProvider clock)
{
    // Above what is rendered: somebody waits for the script.
    private const int WritingPriority = 10;

    [EndpointSummary("Make a video from a brief")]
    [EndpointDescription(
        "Give a source as `text` or `link`. Its storyboard is written at once, and rendered too if `produce` is true; follow " +
        "/videos/{id}/events. A repeat with the same Idempotency-Key and body answers with the video that the first one made.")]
    public static Task<Results<CreatedAtRoute<VideoDto>, ProblemHttpResult>> Handle(
        CreateVideoRequest request,
        [FromHeader(Name = Idempotency.Header), Description(Idempotency.Words)] string? idempotencyKey,
        [FromServices] CreateVideo create,
        CancellationToken ct) => create.Handle(request, idempotencyKey, ct);

    private async Task<Results<CreatedAtRoute<VideoDto>, ProblemHttpResult>> Handle(CreateVideoRequest request, string? key, CancellationToken ct)
    {
        if (await once.Find(key, request, ct) is { } earlier)
        {
            return earlier.Problem ?? await Created(earlier.Made, ct);
        }

        var asked = request;
        request = await EpisodeBrief.Fill(request, db, workspace, ct);
        if (await checks.Check(request, ct) is { } problem)
        {
            return problem;
        }

        var video = Video.Create(workspace.Id, request, BriefTitle.Of(request), clock.GetUtcNow());
        try
        {
            once.Keep(key, asked, video.Id);
            await Save(video, ct);
        }
        catch (DbUpdateException e) when (Idempotency.WasFirst(e, key))
        {
            db.ChangeTracker.Clear();

            return await once.Find(key, asked, ct) is { } first ? first.Problem ?? await Created(first.Made, ct) : Problems.VideoNotFound();
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation })
        {
            return Problems.Unprocessable("brand-voice-not-found", "The brand voice or series was deleted a moment ago. Choose another one.");
        }

        return await Created(video.Id, ct);
    }

    private async Task Save(Video video, CancellationToken ct)
    {
        db.Videos.Add(video);

        // Same transaction as the video: neither can exist without the other.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (video.SeriesId is { } series && await SavedSeries.TakeNumber(db, series, ct) is { } number)
        {
            video.Number(number);
        }

        await db.SaveChangesAsync(ct);
        await JobStore.Enqueue(db.Connection, [WritingOf(video)], ct);
        await transaction.CommitAsync(ct);
    }

    private static NewJob WritingOf(Video video) =>
        new(Guid.CreateVersion7(video.CreatedAt), video.WorkspaceId, video.Id, $"video/{video.Id:n}/write", new WriteScript(video.Id))
        {
            Priority = WritingPriority,

            // A minute or two, for a first worker that still has to publish its voices.
            MaxAttempts = 8,
        };

    private async Task<Results<CreatedAtRoute<VideoDto>, ProblemHttpResult>> Created(Guid id, CancellationToken ct) =>
        await videos.Find(id, ct) is { } video
            ? TypedResults.CreatedAtRoute(video, nameof(GetVideo), new { id })
            : Problems.VideoNotFound();
}
