using Trae.Contracts;

namespace Trae.Api.Features.Content.Sources;

/// <summary>What a site's content type promises; the bytes decide.</summary>
/// <param name="Kind"><see cref="SourceKind.Auto"/> where the text itself tells.</param>
internal sealed record ResponseType(SourceKind Kind, bool IsDocument = false, bool IsXml = false)
{
    /// <returns>Null for what holds no text: pictures, sounds, programs.</returns>
    public static ResponseType? Of(string? mediaType) => mediaType?.ToLowerInvariant() switch
    {
        "text/html" or "application/xhtml+xml" => new(SourceKind.Html),
        "text/markdown" or "text/x-markdown" => new(SourceKind.Markdown),
        "text/plain" or "text/vtt" or "text/srt" or "application/x-subrip" or "application/srt" => new(SourceKind.Auto),
        "application/rss+xml" or "application/atom+xml" or "application/rdf+xml" or "application/xml" or "text/xml" => new(SourceKind.Auto, IsXml: true),
        "application/pdf" or "application/x-pdf" or "application/octet-stream" or "binary/octet-stream"
            or "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            or "application/vnd.openxmlformats-officedocument.presentationml.presentation" => new(SourceKind.Auto, IsDocument: true),
        _ => null,
    };
}
