using Trae.Api.Features.Content.Sources;
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

    /// <summary>As they were read for the script, in the order of <see cref="Storyboard.Sources"/>; null until then, and for a finished storyboard.</summary>
    public IReadOnlyList<SourceDocument>? Documents { get; private set; }

    public void Keep(IReadOnlyList<SourceDocument> documents) => Documents = documents;
}
