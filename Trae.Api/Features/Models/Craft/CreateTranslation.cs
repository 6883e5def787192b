using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Videos;
using Trae.Api.Features.Workspaces;
using Trae.Api.Http;
using Trae.Contracts;

namespace Trae.Api.Features.Models.Craft;

internal sealed class CreateTranslation(
    TraeDb db, CurrentWorkspace workspace, StoryboardChecks checks, VideoReader videos, Idempotency once, TimeProvider clock)
{
    [EndpointSummary("Make a video of a translation")]
    [EndpointDescription(
        "Takes a storyboard as /proposals translated it, changed or not: the same scenes under the same ids, with the same layouts and pictures, in another language. " +
        "The new video is linked to this one, and shares its pictures.")]
    public static Task<Results<CreatedAtRoute<VideoDto>, ProblemHttpResult>> Handle(
        Guid id,
        CreateTranslationRequest request,
        [FromHeader(Name = Idempotency.Header), Description(Idempotency.Words)] string? idempotencyKey,
        [FromServices] CreateTranslation create,
        CancellationToken ct) => create.Handle(id, request.Storyboard, idempotencyKey, ct);

    private async Task<Results<CreatedAtRoute<VideoDto>, ProblemHttpResult>> Handle(Guid id, Storyboard storyboard, string? key, CancellationToken ct)
    {
        var asked = new TranslationAsked(id, storyboard);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Lock(workspace.Id, ct);
        if (await once.Find(key, asked, ct) is { } earlier)
        {
            return earlier.Problem ?? await Made(earlier.Made, ct);
        }

        var original = await db.Videos.In(workspace).AsNoTracking().FirstOrDefaultAsync(v => v.Id == id, ct);
        if (original is null)
        {
            return Problems.VideoNotFound();
        }

        if (original.Storyboard is not { } before)
        {
            return Problems.Conflict("storyboard-not-written", "The storyboard is not written yet. Follow /events and translate it when it is.");
        }

        if (await checks.Check(storyboard, ct) is { } problem)
        {
            return problem;
        }

        if (!before.Scenes.Select(Kept).SequenceEqual(storyboard.Scenes.Select(Kept)))
        {
            return Problems.Unprocessable("translation-differs", "A translation has the original's scenes, in its order, with its layouts and pictures. Change those after it is made.");
        }

        if (string.Equals(before.Language, storyboard.Language, StringComparison.OrdinalIgnoreCase))
        {
            return Problems.Unprocessable("translation-same-language", $"The original is written in \"{before.Language}\" already. Give another language.");
        }

        var video = Video.Translate(original, new CreateVideoRequest { Storyboard = storyboard }, storyboard, new(null, null), clock.GetUtcNow());
        db.Videos.Add(video);
        once.Keep(key, asked, video.Id);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);

        return await Made(video.Id, ct);
    }

    private async Task<Results<CreatedAtRoute<VideoDto>, ProblemHttpResult>> Made(Guid id, CancellationToken ct) =>
        await videos.Find(id, ct) is { } made ? TypedResults.CreatedAtRoute(made, nameof(GetVideo), new { id }) : Problems.VideoNotFound();

    private static (Guid, SceneLayout, string?, SceneClip?) Kept(Scene scene) => (scene.Id, scene.Layout, scene.Screen.Picture, scene.Clip);

    private sealed record TranslationAsked(Guid Original, Storyboard Storyboard);
}
