using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Trae.Api.Features.Content.Documents;
using Trae.Api.Http;
using Trae.Contracts;

namespace Trae.Api.Features.Media;

/// <summary>Why an upload is not taken, in sentences that say what to do.</summary>
internal static class UploadRefusals
{
    /// <summary>The largest file of each kind, in bytes.</summary>
    public static long MostBytes(MediaKind kind) => kind switch
    {
        MediaKind.Picture => 50L * 1024 * 1024,
        MediaKind.Clip => 1024L * 1024 * 1024,
        MediaKind.Music => 200L * 1024 * 1024,
        MediaKind.Document => DocumentLimits.Bytes,
        _ => 10L * 1024 * 1024,
    };

    public static ProblemHttpResult Missing() =>
        Problems.BadRequest("upload-missing", "There is no file in the request. Send it as the body, or as a file of a multipart form.");

    public static ProblemHttpResult TooLarge(MediaKind kind) => Problems.TooLarge(
        "upload-too-large", string.Create(CultureInfo.InvariantCulture, $"The file is larger than {MostBytes(kind) >> 20} MB, which is the most for {Words(kind)}. Use a smaller one."));

    public static ProblemHttpResult WrongKind(MediaFormat format, MediaKind asked) => Problems.Unprocessable(
        "upload-wrong-kind", $"The file is {Words(format.Kinds[0])}, and cannot be used as {Words(asked)}. Choose another file.");

    /// <summary>What it is instead of something we take, as far as it shows.</summary>
    public static ProblemHttpResult Unknown(ReadOnlySpan<byte> head)
    {
        var text = Encoding.Latin1.GetString(head).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\t', '\r', '\n');
        if (text.StartsWith("#EXTM3U", StringComparison.OrdinalIgnoreCase) || text.StartsWith("ffconcat", StringComparison.Ordinal) || text.StartsWith("[playlist]", StringComparison.OrdinalIgnoreCase))
        {
            return Problems.Unprocessable("upload-playlist", "The file is a playlist, which only points to other files, whatever its name says. Upload the video itself.");
        }

        if (text.StartsWith('<'))
        {
            return text.Contains("<svg", StringComparison.OrdinalIgnoreCase)
                ? Problems.Unprocessable("upload-svg", "SVG pictures can hold scripts and are not taken. Export the picture as PNG and upload that.")
                : Problems.Unprocessable("upload-unknown", "The file is a page of HTML or XML, no picture, video, sound or font. Upload the picture or video itself.");
        }

        if (head.StartsWith("ttcf"u8))
        {
            return Problems.Unprocessable("upload-font-collection", "The file holds several fonts. Upload the one that you want as a TTF or OTF file of its own.");
        }

        return head.Length > 11 && head[4..8].SequenceEqual("ftyp"u8) && MediaFormat.IsPicture(head[8..12])
            ? Problems.Unprocessable("upload-unknown", "The picture is HEIC or AVIF. Save it as JPEG or PNG and upload that.")
            : Problems.Unprocessable(
                "upload-unknown",
                "The file is no picture (PNG, JPEG, WebP, GIF), video (MP4, MOV, WebM), sound (MP3, WAV, FLAC, Ogg, M4A) or font (TTF, OTF, WOFF, WOFF2). Convert it to one of these.");
    }

    private static string Words(MediaKind kind) => kind switch
    {
        MediaKind.Picture => "a picture",
        MediaKind.Clip => "a video clip",
        MediaKind.Music => "music",
        MediaKind.Document => "a document",
        _ => "a font",
    };
}
