using System.ComponentModel;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Trae.Api.Data;
using Trae.Api.Features.Usage;
using Trae.Api.Http;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Api.Features.Videos;

internal sealed class CreateVideo(
    TraeDb db, BriefChecks checks, VideoReader videos, CurrentWorkspace workspace, WorkspaceQuotas quotas, TimeProvider clock)
{
    public const string ReplayedHeader = "Idempotency-Replayed";
    private const int LongestKey = 200;

    // Above what is rendered: somebody waits for the script.
    private const int WritingPriority = 10;

    [EndpointSummary("Make a video from a brief")]
    [EndpointDescription(
        "Give a source as `text` or `link`. Its storyboard is written at once, and rendered too if `produce` is true; follow " +
        "/videos/{id}/events. A repeat with the same Idempotency-Key and body answers with the video that the first one made.")]
    public static Task<Results<CreatedAtRoute<VideoDto>, ProblemHttpResult>> Handle(
        CreateVideoRequest request,
        [FromHeader(Name = "Idempotency-Key"), Description("Any text of yours, up to 200 characters, new for every video.")] string? idempotencyKey,
        [FromServices] CreateVideo create,
        HttpResponse response,
        CancellationToken ct) => create.Handle(request, idempotencyKey, response, ct);

    private async Task<Results<CreatedAtRoute<VideoDto>, ProblemHttpResult>> Handle(
        CreateVideoRequest request, string? key, HttpResponse response, CancellationToken ct)
    {
        if (key is { Length: 0 or > LongestKey })
        {
            return Problems.BadRequest("idempotency-key-invalid", $"An Idempotency-Key has 1 to {LongestKey} characters. Send a UUID, for example.");
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(request, JsonDefaults.Options)));
        if (key is not null && await Earlier(key, ct) is { } earlier)
        {
            return await Replay(earlier, hash, response, ct);
        }

        if (await checks.Check(request, ct) is { } problem)
        {
            return problem;
        }

        // Its production is refused again when it is due; here nothing has been written yet.
        if (request.Produce && await quotas.ForProduction(workspace.Id, Guid.Empty, [request.Seconds * 15], ct) is { } refusal)
        {
            return WorkspaceQuotas.Refuse(refusal);
        }

        var video = Video.Create(workspace.Id, request, BriefTitle.Of(request), clock.GetUtcNow());
        try
        {
            await Save(video, key, hash, ct);
        }
        catch (DbUpdateException e) when (key is not null && e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // The same request came twice at once, and the other one was first.
            db.ChangeTracker.Clear();

            return await Replay((await Earlier(key, ct))!, hash, response, ct);
        }

        return await Created(video.Id, ct);
    }

    private async Task Save(Video video, string? key, string hash, CancellationToken ct)
    {
        db.Videos.Add(video);
        if (key is not null)
        {
            db.IdempotencyKeys.Add(new()
            {
                WorkspaceId = workspace.Id, Key = key, RequestHash = hash, VideoId = video.Id, CreatedAt = video.CreatedAt,
            });
        }

        // Same transaction as the video: neither can exist without the other.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
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

    private Task<IdempotencyKey?> Earlier(string key, CancellationToken ct) =>
        db.IdempotencyKeys.In(workspace).AsNoTracking().FirstOrDefaultAsync(k => k.Key == key, ct);

    private async Task<Results<CreatedAtRoute<VideoDto>, ProblemHttpResult>> Replay(
        IdempotencyKey earlier, string hash, HttpResponse response, CancellationToken ct)
    {
        if (earlier.RequestHash != hash)
        {
            return Problems.Unprocessable(
                "idempotency-key-reused", "This Idempotency-Key was sent before with another body. Use a new key for a new video.");
        }

        response.Headers[ReplayedHeader] = "true";

        return await Created(earlier.VideoId, ct);
    }

    private async Task<Results<CreatedAtRoute<VideoDto>, ProblemHttpResult>> Created(Guid id, CancellationToken ct) =>
        await videos.Find(id, ct) is { } video
            ? TypedResults.CreatedAtRoute(video, nameof(GetVideo), new { id })
            : Problems.VideoNotFound();
}
