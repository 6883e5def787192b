using System.Text.Json;
using Trae.Api.Http;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Api.Features.Videos;

internal static class WatchVideo
{
    private const string EventType = "video";

    [EndpointSummary("A video's progress, live")]
    [EndpointDescription(
        "Server-sent events: an event \"video\" with the whole video at once and whenever it changes, a comment at least every " +
        "15 seconds, and the end of the stream once nothing changes any more. A reconnect that has seen that end gets 204.")]
    public static async Task Handle(
        Guid id, VideoReader videos, JobChanges changes, IHostApplicationLifetime host, HttpContext context, CancellationToken ct)
    {
        var video = await Read(id, videos, ct);
        if (video is null)
        {
            await Problems.VideoNotFound().ExecuteAsync(context);
            return;
        }

        // A browser's EventSource reconnects when a stream ends; 204 tells it to stop (HTML standard, 9.2.3).
        if (VideoStatus.IsSettled(video) && context.Request.Headers["Last-Event-ID"] == EventStream.IdOf(Json(video)))
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        // An open stream must not hold up our own shutdown.
        using var open = CancellationTokenSource.CreateLinkedTokenSource(ct, host.ApplicationStopping);
        var stream = await EventStream.Open(context.Response, open.Token);
        try
        {
            await Follow(video, videos, changes, stream, open.Token);
        }
        catch (OperationCanceledException) when (open.IsCancellationRequested)
        {
            // The viewer left, or we stop: either way there is nobody to tell.
        }
    }

    private static async Task Follow(VideoDto? video, VideoReader videos, JobChanges changes, EventStream stream, CancellationToken ct)
    {
        while (video is not null && !await Send(video, stream, ct))
        {
            // The jobs that its state follows from: those of its newest production, or of its writing.
            var group = video.Production?.Id ?? video.Id;
            await foreach (var signal in changes.Watch(group, ct))
            {
                video = await Read(video.Id, videos, ct);
                if (video is null || VideoStatus.IsSettled(video) || (video.Production?.Id ?? video.Id) != group)
                {
                    break;
                }

                await Send(video, stream, ct);
                if (signal == JobSignal.Tick)
                {
                    await stream.Heartbeat(ct);
                }
            }
        }
    }

    /// <summary>Rows are read before jobs: what the last job wrote is seen for certain only once it is known to have ended.</summary>
    private static async Task<VideoDto?> Read(Guid id, VideoReader videos, CancellationToken ct)
    {
        var video = await videos.Find(id, ct);

        return video is not null && VideoStatus.IsSettled(video) ? await videos.Find(id, ct) : video;
    }

    /// <returns>Whether that was the end.</returns>
    private static async Task<bool> Send(VideoDto video, EventStream stream, CancellationToken ct)
    {
        await stream.Send(EventType, Json(video), ct);

        return VideoStatus.IsSettled(video);
    }

    private static string Json(VideoDto video) => JsonSerializer.Serialize(video, JsonDefaults.Options);
}
