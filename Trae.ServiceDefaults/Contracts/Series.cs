using System.ComponentModel.DataAnnotations;

namespace Trae.Contracts;

/// <summary>Videos that are told in the same order each time.</summary>
public sealed record Series(string Name)
{
    /// <summary>For its makers.</summary>
    public string? Description { get; init; }

    /// <summary>Spoken first; may hold {title}, {episode} and {series}.</summary>
    public string? Opening { get; init; }

    /// <summary>Spoken last; may hold the same.</summary>
    public string? Closing { get; init; }

    /// <summary>What the last scene shows and asks for: "Subscribe".</summary>
    public string? Action { get; init; }

    /// <summary>Between opening and closing, in this order; their titles are the chapters.</summary>
    [MaxLength(12)]
    public IReadOnlyList<SeriesSegment> Segments { get; init; } = [];

    public SeriesDefaults Defaults { get; init; } = new();
}

/// <param name="Title">The chapter's.</param>
/// <param name="Layout">What one of its scenes is to look like, where the material has it; null for any.</param>
/// <param name="Share">How long it is, relative to the others.</param>
public sealed record SeriesSegment(string Title, SceneLayout? Layout = null, double Share = 1);

/// <summary>How an episode is, unless its brief says otherwise; what is null is as without a series.</summary>
public sealed record SeriesDefaults
{
    public VideoFormat? Format { get; init; }

    public int? Seconds { get; init; }

    public string? Language { get; init; }

    public string? Voice { get; init; }

    public double? Rate { get; init; }

    public string? Theme { get; init; }

    public string? Presenter { get; init; }

    public SoundTrack? Music { get; init; }

    public Guid? BrandKit { get; init; }

    public Guid? BrandVoice { get; init; }
}

/// <param name="Version">Also the ETag.</param>
/// <param name="NextEpisode">The number that the next video gets. Numbers are given once: those of deleted videos stay away.</param>
public sealed record SeriesDto(Guid Id, int Version, Series Series, int NextEpisode, DateTimeOffset UpdatedAt);

/// <summary>Which episode of which series a video is.</summary>
/// <param name="Previous">The published episode before it; only said of published videos. So is the next.</param>
public sealed record EpisodeDto(Guid Series, string Name, int Number, EpisodeLinkDto? Previous = null, EpisodeLinkDto? Next = null);

/// <summary>A video of a series, as its makers see it.</summary>
public sealed record EpisodeLineDto(Guid Video, int Number, string Title, bool IsPublished, DateTimeOffset CreatedAt);

public sealed record EpisodeLinkDto(Guid Video, int Number, string Title);
