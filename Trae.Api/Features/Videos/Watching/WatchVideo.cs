using Trae.Api.Data;
using Trae.Api.Http;

namespace Trae.Api.Features.Videos.Watching;

internal static class WatchVideo
{
    [EndpointSummary("A video's progress, live")]
    [EndpointDescription(
        "Server-sent events: an event \"video\" with the whole video at once and whenever it changes, a comment at least every " +
        "15 seconds, and the end of the stream once nothing changes any more, or who listens may not any more. A reconnect that has seen " +
        "that end gets 204.")]
    public static async Task Handle(
        Guid id, VideoBroadcasts broadcasts, WatchRights rights, CurrentWorkspace workspace, TimeProvider clock, IHostApplicationLifetime host, HttpContext context, CancellationToken ct)
    {
        if (!await broadcasts.IsThere(workspace.Id, id, ct))
        {
            await Problems.VideoNotFound().ExecuteAsync(context);
            return;
        }

        var broadcast = broadcasts.Join(workspace.Id, id);
        try
        {
            var wave = broadcast.Join();
            if (!await broadcast.IsThere.WaitAsync(ct))
            {
                await Problems.VideoNotFound().ExecuteAsync(context);
                return;
            }

            // A browser's EventSource reconnects when a stream ends; 204 tells it to stop (HTML standard, 9.2.3).
            if (broadcast.Latest is { IsEnd: true } end && context.Request.Headers["Last-Event-ID"] == end.Id)
            {
                context.Response.StatusCode = StatusCodes.Status204NoContent;
                return;
            }

            // An open stream must not hold up our own shutdown.
            using var open = CancellationTokenSource.CreateLinkedTokenSource(ct, host.ApplicationStopping);
            await Send(broadcast, wave, await EventStream.Open(context.Response, open.Token), new(rights, workspace.Caller, context, clock), open.Token);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested || host.ApplicationStopping.IsCancellationRequested)
        {
            // The viewer left, or we stop: either way there is nobody to tell.
        }
        finally
        {
            broadcasts.Leave(workspace.Id, id, broadcast);
        }
    }

    private static async Task Send(VideoBroadcast broadcast, Wave wave, EventStream stream, Watcher watcher, CancellationToken ct)
    {
        VideoNews? sent = null;
        while (sent is not { IsEnd: true } && await watcher.StillMay(ct))
        {
            var next = wave.Next;
            var news = broadcast.Latest!;
            if (news.Id != sent?.Id)
            {
                await stream.Send(news.Event, ct);
            }
            else if (news.Beat != sent.Beat)
            {
                await stream.Heartbeat(ct);
            }

            sent = news;
            if (!news.IsEnd)
            {
                await next.WaitAsync(ct);
            }
        }
    }

    /// <summary>Somebody who watches, and when to look next whether he still may.</summary>
    private sealed class Watcher(WatchRights rights, Caller caller, HttpContext context, TimeProvider clock)
    {
        private long _lookedAt = clock.GetTimestamp();
        private TimeSpan _next = rights.NextLook;

        public async ValueTask<bool> StillMay(CancellationToken ct)
        {
            if (clock.GetElapsedTime(_lookedAt) < _next)
            {
                return true;
            }

            (_lookedAt, _next) = (clock.GetTimestamp(), rights.NextLook);

            return await rights.StillHas(caller, context, ct);
        }
    }
}
