namespace Trae.Contracts;

/// <summary>What a person may bring along.</summary>
public enum MediaKind
{
    /// <summary>PNG, JPEG, WebP, or the first picture of a GIF.</summary>
    Picture,

    /// <summary>MP4, MOV, WebM or GIF.</summary>
    Clip,

    /// <summary>MP3, WAV, FLAC, Ogg or M4A.</summary>
    Music,

    /// <summary>TrueType, OpenType, WOFF or WOFF2.</summary>
    Font,

    /// <summary>A source: PDF, DOCX, PPTX, SubRip, WebVTT, a feed, Markdown, HTML or plain text.</summary>
    Document,
}

public enum MediaState
{
    /// <summary>Waiting for a worker, or being checked and converted by one.</summary>
    Preparing,
    Ready,
    Failed,
}

/// <summary>An uploaded file of a workspace.</summary>
/// <param name="Bytes">Of the file as it was uploaded.</param>
/// <param name="Problem">Why it cannot be used, and what to do.</param>
/// <param name="Prepared">Once it is ready.</param>
/// <param name="Address">Where the prepared file is, relative to the site, once it is ready.</param>
public sealed record MediaDto(
    Guid Id,
    MediaKind Kind,
    string Name,
    MediaState State,
    string Stage,
    double Progress,
    ProblemReason? Problem,
    long Bytes,
    DateTimeOffset CreatedAt,
    PreparedMedia? Prepared,
    string? Address);

/// <summary>Checks an upload and makes it what rendering takes (worker).</summary>
/// <param name="Source">Media key of the file as it came.</param>
/// <param name="Target">Media key of the result without its extension; what it is, is written to <c>{Target}-{kind}.json</c>.</param>
/// <param name="Format">What its first bytes say it is, such as "png" or "mov": nothing else is tried.</param>
public sealed record PrepareMedia(Guid MediaId, MediaKind Kind, string Format, string Source, string Target)
{
    /// <summary>Media key of the <see cref="PreparedMedia"/>.</summary>
    public static string SummaryOf(string target, MediaKind kind) => $"{target}-{kind.ToString().ToLowerInvariant()}.json";
}

/// <summary>
/// A prepared upload: a picture is an upright PNG or JPEG, a clip an H.264 MP4 with 30 frames a second, music an AAC M4A with
/// 48 kHz, a font a TrueType or OpenType file, a document the text that was read from it.
/// </summary>
/// <param name="Key">What storyboards and brand kits name it by.</param>
/// <param name="Width">Pixels, of pictures and clips.</param>
/// <param name="Seconds">Of clips and music.</param>
/// <param name="Sound">The clip has sound.</param>
/// <param name="Family">The font's name.</param>
/// <param name="Mouth">Where the mouth is in a picture of one face from the front; null where none was found.</param>
public sealed record PreparedMedia(string Key, int Width = 0, int Height = 0, double Seconds = 0, bool Sound = false, string? Family = null, MouthPlace? Mouth = null)
{
    /// <summary>Of documents: words of running text.</summary>
    public int Words { get; init; }

    /// <summary>Of documents: what it was read as.</summary>
    public SourceKind? Read { get; init; }
}

/// <summary>A new name for an upload.</summary>
public sealed record RenameMediaRequest(
    [property: System.ComponentModel.DataAnnotations.Required, System.ComponentModel.DataAnnotations.MaxLength(200)] string Name);
