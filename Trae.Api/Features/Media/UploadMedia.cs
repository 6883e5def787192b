using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Trae.Api.Data;
using Trae.Api.Http;
using Trae.Contracts;
using Trae.Jobs;
using Trae.Media;

namespace Trae.Api.Features.Media;

internal sealed class UploadMedia(TraeDb db, IMediaStore media, MediaLibrary library, JobStore jobs, CurrentWorkspace workspace, TimeProvider clock)
{
    // Above what is rendered: somebody waits for the preview.
    private const int Priority = 10;

    [EndpointSummary("Upload a picture, a clip, music or a font")]
    [EndpointDescription(
        "As the body itself, or as the first file of a multipart form. What it is, is read from its first bytes. A worker checks and converts " +
        "it; ask /media/{id} until its state is ready, then use its prepared key. The same file again is the same upload.")]
    public static Task<Results<CreatedAtRoute<MediaDto>, Ok<MediaDto>, ProblemHttpResult>> Handle(
        [Description("picture, clip, music or font: how it is to be used, where it can be more than one (a GIF, an MP4).")] string? kind,
        [MaxLength(MediaAsset.LongestName), Description("What to call it; its file name otherwise.")] string? name,
        HttpRequest request,
        [FromServices] UploadMedia upload,
        CancellationToken ct) => upload.Handle(request, kind, name, ct);

    private async Task<Results<CreatedAtRoute<MediaDto>, Ok<MediaDto>, ProblemHttpResult>> Handle(
        HttpRequest request, string? kind, string? name, CancellationToken ct)
    {
        try
        {
            return !KindName.TryRead(kind, out var asked) ? KindName.Unknown()
                : await UploadBody.Open(request, ct) is { } body ? await Take(body, asked, name, ct) : UploadRefusals.Missing();
        }
        catch (Exception e) when (e is InvalidDataException or IOException { InnerException: null } and not MediaStoreFullException and not BadHttpRequestException)
        {
            // The multipart reader's own words are about boundaries and headers, which no person knows.
            return Problems.BadRequest("upload-broken", "The upload ended too early or its form is broken. Send it again.");
        }
    }

    private async Task<Results<CreatedAtRoute<MediaDto>, Ok<MediaDto>, ProblemHttpResult>> Take(UploadBody body, MediaKind? asked, string? name, CancellationToken ct)
    {
        var buffer = new byte[MediaFormat.Head];
        var head = buffer.AsMemory(0, await body.Content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct));
        if (head.Length == 0)
        {
            return UploadRefusals.Missing();
        }

        if (MediaFormat.Sniff(head.Span) is not { } format)
        {
            return UploadRefusals.Unknown(head.Span);
        }

        var kind = asked ?? format.Kinds[0];
        if (!format.Kinds.Contains(kind))
        {
            return UploadRefusals.WrongKind(format, kind);
        }

        var id = Guid.CreateVersion7(clock.GetUtcNow());
        await using var content = new MeasuredStream(head, body.Content, UploadRefusals.MostBytes(kind));
        try
        {
            await media.Save(MediaAsset.SourceOf(id), content, ct);
        }
        catch (UploadTooLargeException)
        {
            return UploadRefusals.TooLarge(kind);
        }

        var asset = MediaAsset.Create(id, workspace.Id, kind, UploadName.Of(name ?? body.Name, kind), content.Hash(), content.Count, clock.GetUtcNow());

        return await Keep(asset, format, ct);
    }

    private async Task<Results<CreatedAtRoute<MediaDto>, Ok<MediaDto>, ProblemHttpResult>> Keep(MediaAsset asset, MediaFormat format, CancellationToken ct)
    {
        try
        {
            // Same transaction as the row: neither can exist without the other.
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            db.MediaAssets.Add(asset);
            await db.SaveChangesAsync(ct);
            await JobStore.Enqueue(db.Connection, JobsOf(asset, format), ct);
            await transaction.CommitAsync(ct);

            return TypedResults.CreatedAtRoute(await library.Find(asset.Id, ct), nameof(GetAsset), new { asset.Id });
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            db.ChangeTracker.Clear();
            await media.Delete(asset.Source, ct);

            return await Earlier(asset, ct);
        }
    }

    /// <summary>The same file was uploaded before; one that failed for a passing reason gets another chance.</summary>
    private async Task<Results<CreatedAtRoute<MediaDto>, Ok<MediaDto>, ProblemHttpResult>> Earlier(MediaAsset again, CancellationToken ct)
    {
        var id = await db.MediaAssets.In(workspace)
            .Where(asset => asset.Kind == again.Kind && asset.Hash == again.Hash)
            .Select(asset => asset.Id)
            .FirstOrDefaultAsync(ct);
        var earlier = await library.Find(id, ct);
        if (earlier is { State: MediaState.Failed })
        {
            await jobs.Retry(id, ct);
            earlier = await library.Find(id, ct);
        }

        return earlier is null
            ? Problems.Conflict("upload-deleted", "The same file was being deleted at this moment. Upload it again.")
            : TypedResults.Ok(earlier);
    }

    private static NewJob[] JobsOf(MediaAsset asset, MediaFormat format)
    {
        var prepare = new NewJob(
            Guid.CreateVersion7(asset.CreatedAt),
            asset.WorkspaceId,
            asset.Id,
            $"media/{asset.Id:n}/prepare",
            new PrepareMedia(asset.Id, asset.Kind, format.Name, asset.Source, asset.Target))
        {
            Priority = Priority,
        };
        var accept = new NewJob(
            Guid.CreateVersion7(asset.CreatedAt), asset.WorkspaceId, asset.Id, $"media/{asset.Id:n}/accept", new AcceptMedia(asset.Id))
        {
            Priority = Priority,
            DependsOn = [prepare.Id],
        };

        return [prepare, accept];
    }
}
