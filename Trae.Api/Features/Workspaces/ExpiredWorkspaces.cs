using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using Trae.Api.Data;
using Trae.Api.Features.Audit;
using Trae.Api.Features.Media;
using Trae.Api.Features.Videos;
using Trae.Jobs;

namespace Trae.Api.Features.Workspaces;

/// <summary>Takes away, with all their rows and files, workspaces whose time to be restored is over. Any number of processes may do it at once.</summary>
internal sealed partial class ExpiredWorkspaces(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ExpiredWorkspaces> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    /// <returns>How many are gone.</returns>
    public async Task<int> Clear(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.GetUtcNow();
        var expired = await scope.ServiceProvider.GetRequiredService<TraeDb>().Workspaces
            .Where(workspace => workspace.DeletedAfter <= now)
            .Select(workspace => workspace.Id)
            .ToListAsync(ct);
        foreach (var id in expired)
        {
            await using var each = scopes.CreateAsyncScope();
            await Clear(id, each.ServiceProvider, ct);
        }

        return expired.Count;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Housekeeping.Every(Period, clock, Clear, reason => LogAway(log, reason), stoppingToken);

    private async Task Clear(Guid id, IServiceProvider services, CancellationToken ct)
    {
        var db = services.GetRequiredService<TraeDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Lock(id, ct);

        // Restored, or cleared by another process, since it was found.
        if (await db.Workspaces.FirstOrDefaultAsync(w => w.Id == id && w.DeletedAfter <= clock.GetUtcNow(), ct) is not { } workspace)
        {
            return;
        }

        var applications = services.GetRequiredService<IOpenIddictApplicationManager>();
        foreach (var clientId in await db.ServiceClients.Where(client => client.WorkspaceId == id).Select(client => client.ClientId).ToListAsync(ct))
        {
            if (await applications.FindByClientIdAsync(clientId, ct) is { } application)
            {
                await applications.DeleteAsync(application, ct);
            }
        }

        await JobStore.Enqueue(db.Connection, await FilesOf(id, db, ct), ct);
        services.GetRequiredService<AuditLog>().Add(Caller.Anonymous, id, "workspace.cleared", workspace.Name, null);
        db.Workspaces.Remove(workspace);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private async Task<List<NewJob>> FilesOf(Guid id, TraeDb db, CancellationToken ct)
    {
        var videos = await db.Videos.Where(video => video.WorkspaceId == id)
            .Select(video => new ClearVideo(video.Id, video.Productions.Select(production => production.Id).ToList()))
            .ToListAsync(ct);
        var assets = await db.MediaAssets.AsNoTracking().Where(asset => asset.WorkspaceId == id).ToListAsync(ct);

        return
        [
            .. videos.Select(video => Job($"video/{video.VideoId:n}/clear", video)),
            .. assets.Select(asset => Job($"media/{asset.Id:n}/clear", new ClearMedia(asset.Id, asset.Kind, asset.Source, asset.Target))),
        ];

        NewJob Job(string key, object payload)
        {
            var job = Guid.CreateVersion7(clock.GetUtcNow());

            return new(job, id, job, key, payload);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Deleted workspaces could not be cleared away: {Reason}")]
    private static partial void LogAway(ILogger log, string reason);
}
