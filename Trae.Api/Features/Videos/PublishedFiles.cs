using Trae.Contracts;

namespace Trae.Api.Features.Videos;

/// <summary>The addresses of a published video's files.</summary>
internal static class PublishedFiles
{
    public static PublishedDto Describe(ProductionRow production, FinishedVideo finished, DateTimeOffset at) => new(
        at,
        finished.Duration.TotalSeconds,
        finished.Width,
        finished.Height,
        finished.Bytes,
        Address(production, ProductionFiles.Video),
        Address(production, ProductionFiles.WebVtt),
        Address(production, ProductionFiles.SubRip),
        Address(production, ProductionFiles.Poster),
        Address(production, ProductionFiles.Transcript),
        [.. finished.Chapters.Select(chapter => new ChapterDto(chapter.Title, chapter.Start.TotalSeconds))]);

    /// <summary>The version in the address changes with the content, so a file may be kept for ever under it.</summary>
    private static string Address(ProductionRow production, string file) =>
        $"/media/videos/{production.VideoId}/{file}?v={production.Id:n}";
}
