using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Trae.Api.Data;
using Trae.Api.Features.Usage;
using Trae.Api.Http;
using Trae.Contracts;
using Trae.Jobs;
using Trae.Media;

namespace Trae.Api.Features.Media;

/// <summary>Makes a row of an uploaded file, and asks for its preparation.</summary>
internal sealed class KeepMedia(TraeDb db, IMediaStore media, MediaLibrary library, JobStore jobs, CurrentWorkspace workspace, WorkspaceQuotas quotas)
{
    // Above what is rendered: somebody waits for the preview.
    private const int Priority = 10;

    /// <summary>Before anything of it is read, as far as its length is told.</summary>
    public async Task<ProblemHttpResult?> Refuse(long bytes, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);

        return await quotas.ForStorage(bytes, ct);
    }

    public async Task<Results<CreatedAtRoute<MediaDto>, Ok<MediaDto>, ProblemHttpResult>> Keep(MediaAsset asset, MediaFormat format, CancellationToken ct)
    {
        try
        {
            // Same transaction as the row: neither can exist without the other.
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            if (await quotas.ForStorage(asset.Bytes, ct) is { } refused)
            {
                await media.Delete(asset.Source, ct);

                return refused;
            }

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
            asset.Kind == MediaKind.Document ? new ReadUpload(asset.Id, asset.Source, asset.Target) : new PrepareMedia(asset.Id, asset.Kind, format.Name, asset.Source, asset.Target))
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
