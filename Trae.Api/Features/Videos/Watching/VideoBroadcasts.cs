using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Contracts;
using Trae.Database;
using Trae.Jobs;

namespace Trae.Api.Features.Videos.Watching;

/// <summary>One reader for each video that somebody watches here, however many do.</summary>
internal sealed partial class VideoBroadcasts(IServiceScopeFactory scopes, JobChanges changes, TimeProvider clock, ILogger<VideoBroadcasts> log)
{
    private readonly Dictionary<(Guid Workspace, Guid Video), VideoBroadcast> _running = [];
    private readonly Lock _lock = new();

    /// <summary>Whether there is such a video now: a broadcast that others follow learns of its end only at the next change.</summary>
    public async Task<bool> IsThere(Guid workspace, Guid video, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();

        return await scope.ServiceProvider.GetRequiredService<TraeDb>().Videos.AnyAsync(found => found.WorkspaceId == workspace && found.Id == video, ct);
    }

    public VideoBroadcast Join(Guid workspace, Guid video)
    {
        lock (_lock)
        {
            if (!_running.TryGetValue((workspace, video), out var broadcast))
            {
                broadcast = _running[(workspace, video)] = new(clock);
                _ = Task.Run(() => Run(workspace, video, broadcast), CancellationToken.None);
            }

            broadcast.Watchers++;

            return broadcast;
        }
    }

    public void Leave(Guid workspace, Guid video, VideoBroadcast broadcast)
    {
        lock (_lock)
        {
            broadcast.Watchers--;
            if (broadcast.Watchers > 0)
            {
                return;
            }

            Forget(workspace, video, broadcast);
        }

        broadcast.Watched.Cancel();
    }

    private void Forget(Guid workspace, Guid video, VideoBroadcast broadcast)
    {
        lock (_lock)
        {
            if (_running.GetValueOrDefault((workspace, video)) == broadcast)
            {
                _running.Remove((workspace, video));
            }
        }
    }

    private async Task Run(Guid workspace, Guid id, VideoBroadcast broadcast)
    {
        var ct = broadcast.Watched.Token;
        try
        {
            var video = await Read(workspace, id, ct);
            while (video is not null && await Tell(workspace, broadcast, video, ct))
            {
                video = await Follow(workspace, video, broadcast, ct);
            }

            // Who comes from now on starts a look of his own.
            Forget(workspace, id, broadcast);
            if (video is null)
            {
                await broadcast.Vanish();
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Nobody watches any more.
        }
        catch (Exception failure)
        {
            Forget(workspace, id, broadcast);
            LogFailed(id, failure);
            await broadcast.Fail(failure);
        }
    }

    /// <summary>Forgets the broadcast before its end is told: whoever comes after it sees what has begun anew.</summary>
    private Task<bool> Tell(Guid workspace, VideoBroadcast broadcast, VideoDto video, CancellationToken ct)
    {
        if (VideoStatus.IsSettled(video))
        {
            Forget(workspace, video.Id, broadcast);
        }

        return broadcast.Tell(video, ct);
    }

    /// <summary>Tells every change of the jobs that the video's state follows from: those of its newest production, or of its writing.</summary>
    /// <returns>The video once it is settled or follows from others, null once it is gone.</returns>
    private async Task<VideoDto?> Follow(Guid workspace, VideoDto video, VideoBroadcast broadcast, CancellationToken ct)
    {
        var group = video.Production?.Id ?? video.Id;
        await foreach (var signal in changes.Watch(group, ct))
        {
            try
            {
                var now = await Read(workspace, video.Id, ct);
                if (now is null || VideoStatus.IsSettled(now) || (now.Production?.Id ?? now.Id) != group)
                {
                    return now;
                }

                await broadcast.Tell(now, ct);
            }
            catch (Exception away) when (DatabaseFaults.IsAway(away))
            {
                // Whoever watches stays: the changes ring again once the database is back.
            }

            if (signal == JobSignal.Tick)
            {
                await broadcast.Beat(ct);
            }
        }

        return null;
    }

    /// <summary>Rows are read before jobs: what the last job wrote is seen for certain only once it is known to have ended.</summary>
    private async Task<VideoDto?> Read(Guid workspace, Guid id, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentWorkspace>().Enter(Caller.Of(CallerKind.Link, null, "", workspace, []));
        var videos = scope.ServiceProvider.GetRequiredService<VideoReader>();
        var video = await videos.Find(id, ct);

        return video is not null && VideoStatus.IsSettled(video) ? await videos.Find(id, ct) : video;
    }

    [LoggerMessage(LogLevel.Warning, "Video {Video} cannot be watched")]
    private partial void LogFailed(Guid video, Exception failure);
}
