using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Trae.Api.Features.Media;

/// <summary>The one file of a request, as a stream from the network: nothing is buffered, in memory or on disk.</summary>
/// <param name="Name">As the client calls it; null if it does not.</param>
internal sealed record UploadBody(Stream Content, string? Name)
{
    private const int LongestBoundary = 100;

    /// <returns>Null if the form holds no file. Throws <see cref="InvalidDataException"/> for a form that is broken.</returns>
    public static async Task<UploadBody?> Open(HttpRequest request, CancellationToken ct)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            return new(request.Body, null);
        }

        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (boundary is not { Length: > 0 and <= LongestBoundary })
        {
            return null;
        }

        var reader = new MultipartReader(boundary, request.Body);
        while (await reader.ReadNextSectionAsync(ct) is { } section)
        {
            if (section.GetContentDispositionHeader() is { } disposition && disposition.IsFileDisposition())
            {
                var name = disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName;

                return new(section.Body, HeaderUtilities.RemoveQuotes(name).Value);
            }
        }

        return null;
    }
}
