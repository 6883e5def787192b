using System.ComponentModel.DataAnnotations;

namespace Trae.Contracts;

public enum SourceKind
{
    /// <summary>Decide from the text: Markdown, HTML or plain.</summary>
    Auto,
    Plain,
    Markdown,
    Html,

    /// <summary>A finished script: spoken as it stands, scenes split at blank lines.</summary>
    Script,
}

/// <summary>A brief: what the video is about, from what, and how it should be.</summary>
public sealed record CreateVideoRequest
{
    /// <summary>What the person asks for in a sentence or two; used as the title if it is short.</summary>
    [MaxLength(2_000)]
    public string? Brief { get; init; }

    /// <summary>The source text, 80 to 20,000 words, at most 5 MB.</summary>
    public string? Text { get; init; }

    /// <summary>A http(s) link to fetch the source text from, instead of <see cref="Text"/>.</summary>
    [MaxLength(2_000)]
    public string? Link { get; init; }

    public SourceKind Kind { get; init; }

    public VideoFormat Format { get; init; }

    /// <summary>Target length; a finished script is spoken whole.</summary>
    [Range(15, 1_800)]
    public int Seconds { get; init; } = 60;

    /// <summary>BCP 47 tag; found from the text when absent.</summary>
    [MaxLength(35)]
    public string? Language { get; init; }

    /// <summary>A voice's id; the language's first voice when absent.</summary>
    [MaxLength(100)]
    public string? Voice { get; init; }

    [Range(0.5, 2.0)]
    public double Rate { get; init; } = 1;

    [Range(0.5, 2.0)]
    public double Pitch { get; init; } = 1;

    [MaxLength(50)]
    public string? Theme { get; init; }

    /// <summary>A presenter's id, "none" for no presenter, the default one when absent.</summary>
    [MaxLength(50)]
    public string? Presenter { get; init; }

    public bool Captions { get; init; } = true;

    /// <summary>Start the production as soon as the storyboard is written.</summary>
    public bool Produce { get; init; }
}

public enum VideoState
{
    Writing,
    WritingFailed,
    Draft,
    Producing,
    ProductionFailed,
    Cancelled,
    Published,
}

/// <param name="Problem">Why writing or the newest production failed, and what to do.</param>
/// <param name="Production">The newest production, if any.</param>
/// <param name="Published">What the watch page plays, if anything was ever published.</param>
public sealed record VideoDto(
    Guid Id,
    string Title,
    VideoState State,
    VideoFormat Format,
    string? Language,
    DateTimeOffset CreatedAt,
    ProblemReason? Problem,
    ProductionDto? Production,
    PublishedDto? Published);

/// <summary>The published files of a video; the addresses are relative to the site.</summary>
public sealed record PublishedDto(
    DateTimeOffset At,
    double DurationSeconds,
    int Width,
    int Height,
    long Bytes,
    string Video,
    string WebVtt,
    string SubRip,
    string Poster,
    string Transcript,
    IReadOnlyList<ChapterDto> Chapters);

public sealed record ChapterDto(string Title, double StartSeconds);

/// <summary>Why something failed: a stable code, and a sentence that says what to do.</summary>
public sealed record ProblemReason(string Code, string Message);

public enum ProductionState
{
    Queued,
    Running,
    Succeeded,
    Failed,
    Cancelled,
}

/// <summary>One attempt at rendering a storyboard. Its state is that of its jobs.</summary>
/// <param name="Stage">In words: "Narrating", "Rendering scene 3 of 9", "Joining", "Checking", "Publishing".</param>
/// <param name="Progress">0 to 1.</param>
/// <param name="SecondsLeft">An estimate, once there is one.</param>
public sealed record ProductionDto(
    Guid Id,
    Guid VideoId,
    ProductionState State,
    string Stage,
    double Progress,
    double? SecondsLeft,
    ProblemReason? Problem,
    DateTimeOffset CreatedAt,
    DateTimeOffset? FinishedAt,
    IReadOnlyList<StepDto> Steps);

/// <summary>One job of a production.</summary>
/// <param name="Scene">Zero-based, for the jobs of one scene.</param>
public sealed record StepDto(
    Guid Id, string Kind, int? Scene, string State, string? Stage, double Progress, int Attempts, ProblemReason? Problem);

/// <summary>A storyboard with its version, which is also the ETag.</summary>
public sealed record StoryboardDto(int Version, Storyboard Storyboard);

/// <summary>A page of a list; <paramref name="Next"/> is the cursor of the next page, or null at the end.</summary>
public sealed record PageDto<T>(IReadOnlyList<T> Items, string? Next);

public sealed record PictureDto(string Key, int Width, int Height);

/// <summary>What a video can look like.</summary>
public sealed record LooksDto(
    IReadOnlyList<FormatDto> Formats,
    IReadOnlyList<string> Themes,
    IReadOnlyList<string> Presenters,
    string DefaultTheme,
    string DefaultPresenter);

/// <summary>Width and height in pixels.</summary>
public sealed record FormatDto(VideoFormat Id, int Width, int Height);
