using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Productions;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Api.Features.Media;

/// <summary>Describes uploads as they are now: their rows and the state of their jobs.</summary>
internal sealed class MediaLibrary(TraeDb db, JobStore jobs, CurrentWorkspace workspace, SignedMediaLink links)
{
    public async Task<MediaDto?> Find(Guid id, CancellationToken ct)
    {
        var asset = await db.MediaAssets.In(workspace).AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, ct);

        return asset is null ? null : (await Describe([asset], ct))[0];
    }

    /// <summary>Newest first.</summary>
    /// <param name="before">The last id of the page before, or null for the first page.</param>
    public async Task<IReadOnlyList<MediaDto>> List(MediaKind? kind, Guid? before, int limit, CancellationToken ct)
    {
        var assets = db.MediaAssets.In(workspace).AsNoTracking();
        if (kind is { } only)
        {
            assets = assets.Where(asset => asset.Kind == only);
        }

        if (before is { } last)
        {
            assets = assets.Where(asset => asset.Id < last);
        }

        return await Describe(await assets.OrderByDescending(asset => asset.Id).Take(limit).ToListAsync(ct), ct);
    }

    private async Task<IReadOnlyList<MediaDto>> Describe(List<MediaAsset> assets, CancellationToken ct)
    {
        var unfinished = assets.Where(asset => asset.Prepared is null).Select(asset => asset.Id).ToList();
        var found = unfinished.Count == 0 ? [] : await jobs.List(unfinished, ct);
        var byAsset = found.ToLookup(job => job.GroupId);

        return [.. assets.Select(asset => Describe(asset, [.. byAsset[asset.Id]]))];
    }

    private MediaDto Describe(MediaAsset asset, IReadOnlyList<JobSnapshot> found)
    {
        var state = asset.Prepared is not null ? MediaState.Ready
            : found.Any(JobFailure.Failed) || found.Any(JobFailure.Cancelled) ? MediaState.Failed
            : MediaState.Preparing;
        var preparing = found.FirstOrDefault(job => job.Kind is nameof(PrepareMedia) or nameof(ReadUpload));

        return new MediaDto(
            asset.Id,
            asset.Kind,
            asset.Name,
            state,
            state switch
            {
                MediaState.Ready => "Ready",
                MediaState.Failed => "Not usable",
                _ => preparing?.Stage ?? "Waiting for a worker",
            },
            state == MediaState.Ready ? 1 : Math.Round(Math.Min(preparing?.Progress ?? 0, 0.99), 4),
            state == MediaState.Failed ? ProductionProgress.RootCause(found) : null,
            asset.Bytes,
            asset.CreatedAt,
            asset.Prepared,
            asset.Prepared is { } prepared ? links.Sign(AddressOf(prepared.Key), asset.WorkspaceId) : null);
    }

    /// <summary>The part of the key behind the workspace's folder: the workspace is the caller's, or the link's.</summary>
    private static string AddressOf(string key) => $"/media/assets/{key[(key.LastIndexOf('/') + 1)..]}";
}
