using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Trae.Api.Data;
using Trae.Api.Features.Published;
using Trae.Api.Http;
using Trae.Contracts;
using Trae.Media;

namespace Trae.Api.Features.Media;

internal static class GetMedia
{
    private static readonly string[] Files =
    [
        ProductionFiles.Video, ProductionFiles.WebVtt, ProductionFiles.SubRip, ProductionFiles.Chapters, ProductionFiles.Poster,
        ProductionFiles.Transcript,
    ];

    [EndpointSummary("A file of the published video")]
    [EndpointDescription(
        "video.mp4, captions.vtt, captions.srt, chapters.vtt, poster.jpg or transcript.json, with ranges and ETags. " +
        "With the version that a video's `published` addresses carry, it may be kept for ever, unless the video is private.")]
    public static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> Handle(
        Guid id,
        string file,
        [AsParameters] MediaQuery query,
        TraeDb db,
        IMediaStore media,
        CurrentWorkspace workspace,
        HttpContext context,
        CancellationToken ct)
    {
        var published = await db.Watchable(workspace)
            .Where(video => video.Id == id)
            .Select(video => new { video.Title, video.Visibility, ProductionId = video.PublishedProductionId!.Value })
            .FirstOrDefaultAsync(ct);
        if (published is null || !Files.Contains(file, StringComparer.Ordinal))
        {
            return Missing();
        }

        Keep(context.Response, published.Visibility, isVersioned: query.Version == published.ProductionId.ToString("n"));

        return await Send(
            media,
            MediaKeys.ProductionFolder(published.ProductionId) + file,
            query.Download is null ? null : DownloadName.Of(published.Title, file),
            ct);
    }

    /// <param name="name">What it is saved as; null to show it.</param>
    public static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> Send(IMediaStore media, string key, string? name, CancellationToken ct) =>
        await media.Find(key, ct) is { } found
            ? TypedResults.File(
                await media.OpenRead(key, ct), found.ContentType, name, found.SavedAt, new EntityTagHeaderValue(found.ETag), enableRangeProcessing: true)
            : Missing();

    /// <summary>
    /// Under its version a file never changes, and may be kept; without it, it is asked for again. So is a private one, each time: who sits
    /// down at the same browser next may be somebody else.
    /// </summary>
    public static void Keep(HttpResponse response, Visibility visibility, bool isVersioned)
    {
        response.Headers.CacheControl = isVersioned && visibility != Visibility.Private ? "private, max-age=31536000, immutable" : "private, no-cache";
        if (visibility != Visibility.Public)
        {
            response.Headers["X-Robots-Tag"] = "noindex";
        }
    }

    public static ProblemHttpResult Missing() =>
        Problems.NotFound("file-not-found", "There is no such file: the video is not published yet, or was deleted.");
}

internal sealed record MediaQuery
{
    [FromQuery(Name = "v"), Description("The version that the video's addresses carry.")]
    public string? Version { get; init; }

    [FromQuery(Name = "download"), Description("Present: save it under the video's title.")]
    public string? Download { get; init; }
}
