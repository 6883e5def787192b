using Microsoft.AspNetCore.Mvc;

namespace Trae.Api.Http;

/// <summary>The largest bodies we read, in bytes; Kestrel answers more with 413.</summary>
internal static class BodyLimit
{
    /// <summary>Where an endpoint says nothing else.</summary>
    public const int Default = 1024 * 1024;

    /// <summary>5 MB of text, and what JSON may make of it: a letter of three bytes can be written as an escape of six.</summary>
    public const int Brief = 12 * 1024 * 1024;

    /// <summary>200 scenes of 3,000 characters, written as escapes.</summary>
    public const int Storyboard = 5 * 1024 * 1024;

    /// <summary>The largest clip and its multipart wrapping; it is streamed to the media store.</summary>
    public const int Upload = 1024 * 1024 * 1024 + 64 * 1024;

    public static TBuilder LimitBody<TBuilder>(this TBuilder endpoint, int bytes)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new RequestSizeLimitAttribute(bytes));
}
