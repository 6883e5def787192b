using System.ComponentModel.DataAnnotations;

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
/// <param name="Published">What the watch page plays, if anything was ever finished; to whom, its visibility says.</param>
public sealed record VideoDto(
    Guid Id,
    string Title,
    VideoState State,
    VideoFormat Format,
    string? Language,
    DateTimeOffset CreatedAt,
    ProblemReason? Problem,
    ProductionDto? Production,
    PublishedDto? Published)
{
    /// <summary>Who may watch it, once there is something to watch.</summary>
    public Visibility Visibility { get; init; }

    /// <summary>Who wrote the script; null until it is written.</summary>
    public WritingDto? Writing { get; init; }

    /// <summary>The scenes so far, while a model writes them.</summary>
    public IReadOnlyList<DraftSceneDto>? Draft { get; init; }

    /// <summary>The video that this one is a translation of.</summary>
    public Guid? TranslationOf { get; init; }

    /// <summary>The brand voice that it was written in.</summary>
    public Guid? BrandVoice { get; init; }

    /// <summary>The series that it is an episode of.</summary>
    public EpisodeDto? Episode { get; init; }
}

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
    IReadOnlyList<ChapterDto> Chapters)
{
    /// <summary>How it came to be; null for what was made before it was told.</summary>
    public DigitalSource? DigitalSource { get; init; }

    /// <summary>Captions are drawn into the picture: a player's own would say everything twice. Lists of videos do not tell.</summary>
    public bool HasCaptionsInPicture { get; init; }

    /// <summary>A chapter file for players.</summary>
    public string? ChaptersVtt { get; init; }

    /// <summary>What the video is to be credited with: sources that have an address or a licence. Lists of videos leave them out.</summary>
    public IReadOnlyList<SourceCredit> Sources { get; init; } = [];

    /// <summary>What was made after publication; what is not made (yet, or at all) is null or empty.</summary>
    public PublishedPartsDto Parts { get; init; } = new();
}

/// <summary>Addresses of what is made beyond the MP4, relative to the site.</summary>
public sealed record PublishedPartsDto
{
    /// <summary>The master playlist of adaptive streaming (HLS).</summary>
    public string? Hls { get; init; }

    /// <summary>Pictures for the seek bar, as a WebVTT file of sprites.</summary>
    public string? Thumbnails { get; init; }

    public FileDto? Audio { get; init; }

    public FileDto? WebM { get; init; }

    /// <summary>A 9:16 cut-down of at most a minute.</summary>
    public FileDto? Vertical { get; init; }

    /// <summary>A few silent seconds as animated WebP.</summary>
    public FileDto? PreviewWebP { get; init; }

    public FileDto? PreviewGif { get; init; }

    /// <summary>To choose from, the best one first; the number of each is its place, from 1.</summary>
    public IReadOnlyList<string> Posters { get; init; } = [];
}

/// <summary>A file's address and bytes.</summary>
public sealed record FileDto(string Address, long Bytes);

/// <summary>One part of a video's delivery beyond the MP4.</summary>
/// <param name="State">Of the job that makes it: "blocked", "ready", "running", "succeeded", "failed", "cancelled".</param>
/// <param name="Stage">In words: "Making streaming".</param>
/// <param name="Problem">Why it failed; the video stays published without it.</param>
public sealed record DeliveryDto(DeliveryPart Part, string State, string Stage, double Progress, ProblemReason? Problem);

/// <summary>Which poster a video shows.</summary>
public sealed record ChoosePosterRequest
{
    /// <summary>1 to 3 for one of the candidates; null for the one that was drawn first.</summary>
    [Range(1, 3)]
    public int? Number { get; init; }
}

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
    IReadOnlyList<StepDto> Steps)
{
    /// <summary>What is made after the video is published, in the order in which it is made.</summary>
    public IReadOnlyList<DeliveryDto> Deliveries { get; init; } = [];
}

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

/// <param name="Audio">Where the sample is; null while it is being made.</param>
public sealed record VoicePreviewDto(string? Audio);

/// <summary>What a video can look like.</summary>
public sealed record LooksDto(
    IReadOnlyList<FormatDto> Formats,
    IReadOnlyList<string> Themes,
    IReadOnlyList<string> Presenters,
    string DefaultTheme,
    string DefaultPresenter);

/// <summary>Width and height in pixels.</summary>
public sealed record FormatDto(VideoFormat Id, int Width, int Height);
