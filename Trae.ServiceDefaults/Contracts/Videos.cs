namespace Trae.Contracts;

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
    Guid Id, string Kind, int? Scene, string State, string? Stage, double Progress, int Attempts, ProblemReason? Problem)
{
    /// <summary>What to know about how it succeeded: another voice or encoder than the asked one was used.</summary>
    public string? Note { get; init; }
}

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
