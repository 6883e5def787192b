using System.Text.Json;
using Trae.Api.Http;
using Trae.Contracts;

namespace Trae.Api.Features.Videos.Watching;

/// <summary>A video as all who watch it see it: one drawing for everybody.</summary>
/// <param name="Id">Of the event, for a reconnect.</param>
/// <param name="Event">As it is sent.</param>
/// <param name="Beat">Counts signs of life between two changes.</param>
/// <param name="IsEnd">Nothing changes any more, or the video is gone.</param>
internal sealed record VideoNews(string Id, byte[] Event, int Beat, bool IsEnd)
{
    private const string EventType = "video";

    public static VideoNews Of(VideoDto video, VideoNews? last)
    {
        var data = JsonSerializer.Serialize(video, JsonDefaults.Options);
        var id = EventStream.IdOf(data);

        // What was sent last is not sent again.
        return new(id, last?.Id == id ? last.Event : EventStream.Encode(EventType, id, data), last?.Beat ?? 0, VideoStatus.IsSettled(video));
    }
}
