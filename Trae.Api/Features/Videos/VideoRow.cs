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
    /// <summary>
    /// The id of a video's newest production, to join with. Asked for as the first of an ordered collection, Entity Framework would number
    /// all productions that there are, for each read.
    /// </summary>
    public static readonly Expression<Func<Video, Guid?>> NewestProduction = v =>
        v.Productions.OrderByDescending(p => p.Id).Select(p => (Guid?)p.Id).FirstOrDefault();

    public static readonly Expression<Func<Production, Guid?>> IdOfProduction = p => p.Id;

    public static readonly Expression<Func<Video, Production?, VideoRow>> FromVideo = (v, newest) => new VideoRow(
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
        newest == null ? null : new ProductionFacts(newest.Id, newest.VideoId, newest.CreatedAt, newest.PublishedAt, newest.SceneLengths),
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
