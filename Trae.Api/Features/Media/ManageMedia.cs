using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Http;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Api.Features.Media;

internal static class ListMedia
{
    [EndpointSummary("The uploads, newest first")]
    [EndpointDescription("A page of them; give its `next` as the cursor of the following one.")]
    public static async Task<Results<Ok<PageDto<MediaDto>>, ProblemHttpResult>> Handle(
        MediaLibrary library,
        CancellationToken ct,
        [Description("Only those of one kind: picture, clip, music, font or document.")] string? kind = null,
        [Description("The `next` of the page before; absent for the first page.")] string? cursor = null,
        [Range(1, 200)] int limit = 50)
    {
        if (!Cursor.TryRead(cursor, out var before))
        {
            return Problems.BadRequest("cursor-invalid", "This cursor is none of ours. Start without one, then pass on the `next` of each page.");
        }

        if (!KindName.TryRead(kind, out var only))
        {
            return KindName.Unknown();
        }

        var found = await library.List(only, before, limit + 1, ct);
        var page = found.Take(limit).ToList();

        return TypedResults.Ok(new PageDto<MediaDto>(page, found.Count > limit ? Cursor.After(page[^1].Id) : null));
    }
}

internal static class GetAsset
{
    [EndpointSummary("An upload, and how far its preparation is")]
    public static async Task<Results<Ok<MediaDto>, ProblemHttpResult>> Handle(Guid id, MediaLibrary library, CancellationToken ct) =>
        await library.Find(id, ct) is { } asset ? TypedResults.Ok(asset) : Problems.MediaNotFound();
}

internal static class RenameMedia
{
    [EndpointSummary("Call an upload something else")]
    public static async Task<Results<Ok<MediaDto>, ProblemHttpResult>> Handle(
        Guid id, RenameMediaRequest request, TraeDb db, MediaLibrary library, CurrentWorkspace workspace, CancellationToken ct)
    {
        var asset = await db.MediaAssets.In(workspace).FirstOrDefaultAsync(a => a.Id == id, ct);
        if (asset is null)
        {
            return Problems.MediaNotFound();
        }

        asset.Rename(UploadName.Of(request.Name, asset.Kind));
        await db.SaveChangesAsync(ct);

        return TypedResults.Ok(await library.Find(id, ct));
    }
}

internal static class DeleteMedia
{
    [EndpointSummary("Delete an upload and its file")]
    [EndpointDescription("Refused while a storyboard or a brand kit uses it. It cannot be undone.")]
    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid id, TraeDb db, MediaUses uses, CurrentWorkspace workspace, TimeProvider clock, CancellationToken ct)
    {
        var asset = await db.MediaAssets.In(workspace).AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, ct);
        if (asset is null)
        {
            return Problems.MediaNotFound();
        }

        if (asset.Prepared is { } prepared && await uses.Find(prepared.Key, ct) is { } use)
        {
            return Problems.Conflict("media-in-use", $"{use} uses this file. Take it out there first, then delete it.");
        }

        // Its files go when nothing can write them any more, which outlives this request: same transaction, a job of its own.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.MediaAssets.In(workspace).Where(a => a.Id == id).ExecuteDeleteAsync(ct);
        var group = Guid.CreateVersion7(clock.GetUtcNow());
        var clearing = new NewJob(group, workspace.Id, group, $"media/{id:n}/clear", new ClearMedia(id, asset.Kind, asset.Source, asset.Target));
        await JobStore.Enqueue(db.Connection, [clearing], ct);
        await transaction.CommitAsync(ct);

        return TypedResults.NoContent();
    }
}
