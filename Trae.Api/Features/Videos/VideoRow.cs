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
    int StoryboardVersion,
    WritingDto? Writing,
    Guid? TranslationOf,
    Guid? BrandVoice,
    EpisodeRow? Episode,
    ProductionRow? Newest,
    ProductionRow? Published)
{
    public static readonly Expression<Func<Video, VideoRow>> FromVideo = v => new VideoRow(
        v.Id,
        v.Title,
        v.Format,
        v.Language,
        v.CreatedAt,
        v.StoryboardVersion,
        v.Writing,
        v.TranslationOf,
        v.BrandVoiceId,
        v.Series == null ? null : new EpisodeRow(v.Series.Id, v.Series.Name, v.Episode),
        v.Productions
            .OrderByDescending(p => p.Id)
            .Select(p => new ProductionRow(p.Id, p.VideoId, p.CreatedAt, p.PublishedAt, p.SceneLengths, p.Finished, p.Parts, p.Poster))
            .FirstOrDefault(),
        v.Published == null
            ? null
            : new ProductionRow(
                v.Published.Id,
                v.Published.VideoId,
                v.Published.CreatedAt,
                v.Published.PublishedAt,
                v.Published.SceneLengths,
                v.Published.Finished,
                v.Published.Parts,
                v.Published.Poster));
}

internal sealed record EpisodeRow(Guid Series, string Name, int? Number)
{
    public EpisodeDto? ToDto() => Number is { } number ? new(Series, Name, number) : null;
}

internal sealed record ProductionRow(
    Guid Id,
    Guid VideoId,
    DateTimeOffset CreatedAt,
    DateTimeOffset? PublishedAt,
    int[] SceneLengths,
    FinishedVideo? Finished,
    IReadOnlyDictionary<string, DeliveredPart> Parts,
    int? Poster)
{
    public static readonly Expression<Func<Production, ProductionRow>> FromProduction = p =>
        new ProductionRow(p.Id, p.VideoId, p.CreatedAt, p.PublishedAt, p.SceneLengths, p.Finished, p.Parts, p.Poster);

    public ProductionFacts Facts => new(Id, VideoId, CreatedAt, PublishedAt, SceneLengths);
}
