using Trae.Contracts;

namespace Trae.Api.Data;

/// <summary>The request that a video was made from. A row of its own, because it can be megabytes and only the writer reads it.</summary>
public sealed class VideoSource
{
    private VideoSource()
    {
    }

    internal VideoSource(Guid videoId, CreateVideoRequest request)
    {
        VideoId = videoId;
        Request = request;
    }

    public Guid VideoId { get; private set; }

    public CreateVideoRequest Request { get; private set; } = new();
}
