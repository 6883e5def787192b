using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Videos;
using Trae.Api.Http;
using Trae.Contracts;

namespace Trae.Api.Features.Published;

internal static class GetPublished
{
    [EndpointSummary("A finished video, as its viewers see it")]
    [EndpointDescription("A public or unlisted one to anybody, a private one to those who may read its workspace's videos.")]
    public static async Task<Results<Ok<VideoDto>, ProblemHttpResult>> Handle(Guid id, TraeDb db, CurrentWorkspace workspace, CancellationToken ct)
    {
        if (await PublishedVideos.One(db, id, PublishedVideos.OwnOf(workspace), ct) is not { } row)
        {
            return Problems.VideoNotFound();
        }

        var video = PublishedVideos.Describe(row);
        var storyboard = await db.Videos.Where(published => published.Id == id).Select(published => published.Published!.Storyboard).FirstOrDefaultAsync(ct);

        return TypedResults.Ok(video with
        {
            Episode = await Linked(video.Episode, db.Linked(workspace), ct),
            Published = video.Published! with { Sources = Credited(storyboard), HasCaptionsInPicture = storyboard?.Look.Captions == true },
        });
    }

    // Of its neighbours only what the viewer could find without it: numbers between are nobody's business.
    private static async Task<EpisodeDto?> Linked(EpisodeDto? episode, IQueryable<Video> videos, CancellationToken ct)
    {
        if (episode is null)
        {
            return null;
        }

        var others = videos.Where(video => video.SeriesId == episode.Series && video.Episode != null);
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
