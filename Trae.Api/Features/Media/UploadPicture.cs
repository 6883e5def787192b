using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http.HttpResults;
using Trae.Api.Data;
using Trae.Api.Http;
using Trae.Contracts;
using Trae.Media;

namespace Trae.Api.Features.Media;

internal static class UploadPicture
{
    private const int MostBytes = 20 * 1024 * 1024;
    private const int ShortestSide = 16;
    private const int LongestSide = 12_000;
    private const long MostPixels = 50_000_000;

    [EndpointSummary("Upload a picture for a scene")]
    [EndpointDescription(
        "PNG, JPEG or WebP, up to 20 MB and 50 megapixels: as the body itself, or as the first file of a multipart form. " +
        "Use the key in a scene of the picture layout. The same picture has the same key.")]
    public static async Task<Results<Ok<PictureDto>, ProblemHttpResult>> Handle(
        HttpRequest request, IMediaStore media, CurrentWorkspace workspace, CancellationToken ct)
    {
        var file = await Read(request, ct);
        if (file.Length > MostBytes)
        {
            return Problems.TooLarge("picture-too-large", "The picture is larger than 20 MB. Make it smaller; 1920 pixels are as wide as a video shows.");
        }

        if (!Check(file, out var picture, out var problem))
        {
            return problem;
        }

        var key = PictureKeys.Of(workspace.Id, file, picture.Extension);
        if (await media.Find(key, ct) is null)
        {
            await media.Save(key, new MemoryStream(file), ct);
        }

        return TypedResults.Ok(new PictureDto(key, picture.Width, picture.Height));
    }

    private static async Task<byte[]> Read(HttpRequest request, CancellationToken ct)
    {
        Stream source = request.Body;
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync(ct);
            source = form.Files.Count > 0 ? form.Files[0].OpenReadStream() : Stream.Null;
        }

        await using (source)
        {
            using var buffer = new MemoryStream();
            await source.CopyToAsync(buffer, ct);

            return buffer.ToArray();
        }
    }

    private static bool Check(
        byte[] file, [NotNullWhen(true)] out PictureHeader? picture, [NotNullWhen(false)] out ProblemHttpResult? problem)
    {
        picture = PictureHeader.Read(file);
        problem = picture switch
        {
            null when file.Length == 0 => Problems.BadRequest("picture-missing", "There is no picture in the request. Send it as the body, or as a file of a form."),
            null => Problems.Unprocessable("picture-unknown", "This is no PNG, JPEG or WebP picture. Convert it to one of these."),
            { Width: < ShortestSide } or { Height: < ShortestSide } =>
                Problems.Unprocessable("picture-too-small", $"The picture has {picture.Width} x {picture.Height} pixels, too few to show. Use a larger one."),
            { Width: > LongestSide } or { Height: > LongestSide } => TooManyPixels(picture),
            _ => (long)picture.Width * picture.Height > MostPixels ? TooManyPixels(picture) : null,
        };

        return problem is null && picture is not null;
    }

    private static ProblemHttpResult TooManyPixels(PictureHeader picture) => Problems.Unprocessable(
        "picture-too-many-pixels",
        $"The picture has {picture.Width} x {picture.Height} pixels; up to {LongestSide} a side and 50 megapixels can be used. Make it smaller.");
}
