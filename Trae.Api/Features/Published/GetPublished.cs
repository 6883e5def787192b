using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Videos;
using Trae.Api.Http;
using Trae.Contracts;

namespace Trae.Api.Features.Published;

internal static class GetPublished
{
    [EndpointSummary("A published video, as anybody may see it")]
    public static async Task<Results<Ok<VideoDto>, ProblemHttpResult>> Handle(Guid id, TraeDb db, CancellationToken ct)
    {
        if (await PublishedVideos.One(db, id, ct) is not { } row)
        {
            return Problems.VideoNotFound();
        }

        var video = PublishedVideos.Describe(row);
        var storyboard = await db.Public().Where(published => published.Id == id).Select(published => published.Published!.Storyboard).FirstOrDefaultAsync(ct);

        return TypedResults.Ok(video with { Episode = await Linked(video.Episode, db, ct), Published = video.Published! with { Sources = Credited(storyboard) } });
    }

    // Of its neighbours only what is published too: numbers between are nobody's business.
    private static async Task<EpisodeDto?> Linked(EpisodeDto? episode, TraeDb db, CancellationToken ct)
    {
        if (episode is null)
        {
            return null;
        }

        var others = db.Public().Where(video => video.SeriesId == episode.Series && video.Episode != null);
        var before = others.Where(video => video.Episode < episode.Number).OrderByDescending(video => video.Episode);
        var after = others.Where(video => video.Episode > episode.Number).OrderBy(video => video.Episode);

        return episode with
        {
            Previous = await before.Select(video => new EpisodeLinkDto(video.Id, video.Episode!.Value, video.Title)).FirstOrDefaultAsync(ct),
            Next = await after.Select(video => new EpisodeLinkDto(video.Id, video.Episode!.Value, video.Title)).FirstOrDefaultAsync(ct),
        };
    }

    // What a person pasted or uploaded has no place in public, unless its licence asks for it.
    private static IReadOnlyList<SourceCredit> Credited(Storyboard? storyboard) =>
        [.. (storyboard?.Sources ?? []).Where(source => source.Address is not null || source.Licence is not null)];
}
