using Trae.Contracts;

namespace Trae.Api.Features.Videos;

/// <summary>The addresses of a published video's files.</summary>
internal static class PublishedFiles
{
    public static PublishedDto Describe(PublishedRow production, FinishedVideo finished, DateTimeOffset at) => new(
        at,
        finished.Duration.TotalSeconds,
        finished.Width,
        finished.Height,
        finished.Bytes,
        Address(production, ProductionFiles.Video),
        Address(production, ProductionFiles.WebVtt),
        Address(production, ProductionFiles.SubRip),
        production.Poster is { } number ? Versioned(production, DeliveryFiles.Poster(number)) : Address(production, ProductionFiles.Poster),
        Address(production, ProductionFiles.Transcript),
        [.. finished.Chapters.Select(chapter => new ChapterDto(chapter.Title, chapter.Start.TotalSeconds))])
    {
        DigitalSource = finished.Source,
        ChaptersVtt = Address(production, ProductionFiles.Chapters),
        Parts = Parts(production),
    };

    private static PublishedPartsDto Parts(PublishedRow production)
    {
        var files = production.Parts.Values.SelectMany(part => part.Files).ToDictionary(file => file.Name, StringComparer.Ordinal);

        return new()
        {
            Hls = File(DeliveryFiles.Stream)?.Address,
            Thumbnails = File(DeliveryFiles.Thumbnails)?.Address,
            Audio = File(DeliveryFiles.Audio),
            WebM = File(DeliveryFiles.WebM),
            Vertical = File(DeliveryFiles.VerticalFolder + ProductionFiles.Video),
            PreviewWebP = File(DeliveryFiles.PreviewWebP),
            PreviewGif = File(DeliveryFiles.PreviewGif),
            Posters = [.. Enumerable.Range(1, 3).Select(number => File(DeliveryFiles.Poster(number))?.Address).OfType<string>()],
        };

        FileDto? File(string name) => files.TryGetValue(name, out var file) ? new(Versioned(production, name), file.Bytes) : null;
    }

    /// <summary>The version in the address changes with the content, so a file may be kept for ever under it.</summary>
    private static string Address(PublishedRow production, string file) =>
        $"/media/videos/{production.VideoId}/{file}?v={production.Id:n}";

    /// <summary>The version in the path: a playlist's own addresses are relative to it, and so of the same version.</summary>
    private static string Versioned(PublishedRow production, string file) =>
        $"/media/videos/{production.VideoId}/{production.Id:n}/{file}";
}
