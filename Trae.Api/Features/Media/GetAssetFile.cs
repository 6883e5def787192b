using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Trae.Api.Data;
using Trae.Api.Http;
using Trae.Media;

namespace Trae.Api.Features.Media;

/// <summary>A prepared upload, for previews.</summary>
internal static partial class GetAssetFile
{
    [EndpointSummary("The file of a prepared upload")]
    [EndpointDescription("With ranges and an ETag; always as an attachment, which pages can still show.")]
    public static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> Handle(
        string file, IMediaStore media, CurrentWorkspace workspace, HttpResponse response, CancellationToken ct)
    {
        if (!PreparedName().IsMatch(file) || await Find(file, media, workspace, ct) is not { } found)
        {
            return Problems.NotFound("file-not-found", "There is no such file: it is not prepared yet, or was deleted.");
        }

        // Named by its content.
        response.Headers.CacheControl = "private, max-age=31536000, immutable";

        return TypedResults.File(
            await media.OpenRead(found.Key, ct), found.ContentType, file, found.SavedAt, new EntityTagHeaderValue(found.ETag), enableRangeProcessing: true);
    }

    private static async Task<MediaFile?> Find(string file, IMediaStore media, CurrentWorkspace workspace, CancellationToken ct) =>
        await media.Find(MediaAsset.FolderOf(workspace.Id) + file, ct) ?? await media.Find(PictureKeys.Folder(workspace.Id) + file, ct);

    [GeneratedRegex(@"^[0-9a-f]{40}\.(png|jpg|webp|mp4|m4a|ttf|otf|json)\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex PreparedName();
}
