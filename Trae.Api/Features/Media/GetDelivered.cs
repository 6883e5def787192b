using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Published;
using Trae.Contracts;
using Trae.Media;

namespace Trae.Api.Features.Media;

internal static class GetDelivered
{
    [EndpointSummary("A file of one published version of a video")]
    [EndpointDescription(
        "What was made beyond the MP4: streaming, sound, posters, previews. Addresses are in a video's `published.parts`. The version is " +
        "in the path, so that a playlist's own addresses lead to the same version, and may be kept for ever, unless the video is private.")]
    public static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> Handle(
        Guid id,
        Guid version,
        string file,
        TraeDb db,
        IMediaStore media,
        CurrentWorkspace workspace,
        HttpContext context,
        [FromQuery] string? download,
        CancellationToken ct)
    {
        // An older version too: whoever is watching it can go on.
        var production = await (
            from video in db.Watchable(workspace)
            where video.Id == id
            from found in video.Productions
            where found.Id == version && found.PublishedAt != null
            select new { video.Title, video.Visibility, found.Parts }).FirstOrDefaultAsync(ct);
        var files = production?.Parts.Values.SelectMany(part => part.Files).Select(delivered => delivered.Name) ?? [];
        if (production is null || !(files.Contains(file, StringComparer.Ordinal) || file == ProductionFiles.WebVtt))
        {
            return GetMedia.Missing();
        }

        GetMedia.Keep(context.Response, production.Visibility, isVersioned: true);

        return await GetMedia.Send(
            media, MediaKeys.ProductionFolder(version) + file, download is null ? null : DownloadName.Of(production.Title, file), ct);
    }
}
