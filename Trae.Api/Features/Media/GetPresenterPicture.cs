using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Trae.Api.Http;
using Trae.Contracts;
using Trae.Media;

namespace Trae.Api.Features.Media;

internal static class GetPresenterPicture
{
    [EndpointSummary("A picture of a presenter")]
    [EndpointDescription("A round WebP with an ETag. There is none until the first worker has started.")]
    public static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> Handle(
        string presenter, IMediaStore media, HttpResponse response, CancellationToken ct)
    {
        if (!Looks.Presenters.Contains(presenter, StringComparer.Ordinal))
        {
            return Problems.NotFound("presenter-unknown", $"There is no such presenter. Choose one of: {string.Join(", ", Looks.Presenters)}.");
        }

        var key = PresenterCatalogue.MediaKey(presenter);
        if (await media.Find(key, ct) is not { } found)
        {
            return Problems.NotFound("file-not-found", "There is no picture yet: a video worker publishes it when it starts.");
        }

        // A newer worker may publish a better one.
        response.Headers.CacheControl = "private, max-age=3600";

        return TypedResults.File(
            await media.OpenRead(key, ct), found.ContentType, lastModified: found.SavedAt, entityTag: new EntityTagHeaderValue(found.ETag));
    }
}
