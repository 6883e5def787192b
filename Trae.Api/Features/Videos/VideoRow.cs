using System.Linq.Expressions;
using Trae.Api.Data;
using Trae.Api.Features.Productions;
using Trae.Contracts;

namespace Trae.Api.Features.Videos;

/// <summary>What a video's description needs of its rows, without storyboards and sources.</summary>
internal sealed record VideoRow(
    Guid Id,
    string Title,
    VideoFormat Format,
    string? Language,
    DateTimeOffset CreatedAt,
    Visibility Visibility,
    int StoryboardVersion,
    WritingDto? Writing,
    Guid? TranslationOf,
    Guid? BrandVoice,
    EpisodeRow? Episode,
    ProductionFacts? Newest,
    PublishedRow? Published)
{
    public static readonly Expression<Func<Video, VideoRow>> FromVideo = v => new VideoRow(
        v.Id,
        v.Title,
        v.Format,
        v.Language,
        v.CreatedAt,
        v.Visibility,
        v.StoryboardVersion,
        v.Writing,
        v.TranslationOf,
        v.BrandVoiceId,
        v.Series == null ? null : new EpisodeRow(v.Series.Id, v.Series.Name, v.Episode),
        v.Productions
            .OrderByDescending(p => p.Id)
            .Select(p => new ProductionFacts(p.Id, p.VideoId, p.CreatedAt, p.PublishedAt, p.SceneLengths))
            .FirstOrDefault(),
        v.Published == null
            ? null
            : new PublishedRow(v.Published.Id, v.Published.VideoId, v.Published.PublishedAt, v.Published.Finished, v.Published.Parts, v.Published.Poster));

    /// <summary>For its viewers: without what its makers see.</summary>
    public static readonly Expression<Func<Video, VideoRow>> FromPublished = v => new VideoRow(
        v.Id,
        v.Title,
        v.Format,
        v.Language,
        v.CreatedAt,
        v.Visibility,
        v.StoryboardVersion,
        null,
        null,
        null,
        v.Series == null ? null : new EpisodeRow(v.Series.Id, v.Series.Name, v.Episode),
        null,
        new PublishedRow(v.Published!.Id, v.Published.VideoId, v.Published.PublishedAt, v.Published.Finished, v.Published.Parts, v.Published.Poster));
}

internal sealed record EpisodeRow(Guid Series, string Name, int? Number)
{
    public EpisodeDto? ToDto() => Number is { } number ? new(Series, Name, number) : null;
}

/// <summary>What the addresses of a production's files are made of.</summary>
internal sealed record PublishedRow(
    Guid Id, Guid VideoId, DateTimeOffset? PublishedAt, FinishedVideo? Finished, IReadOnlyDictionary<string, DeliveredPart> Parts, int? Poster);
