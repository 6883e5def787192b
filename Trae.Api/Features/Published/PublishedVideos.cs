using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Videos;
using Trae.Contracts;

namespace Trae.Api.Features.Published;

internal static class PublishedVideos
{
    public static readonly Func<TraeDb, Guid, CancellationToken, Task<VideoRow?>> One = EF.CompileAsyncQuery(
        (TraeDb db, Guid id, CancellationToken _) => db.Public().Where(video => video.Id == id).Select(VideoRow.FromPublished).FirstOrDefault());

    public static readonly Func<TraeDb, int, IAsyncEnumerable<VideoRow>> Newest = EF.CompileAsyncQuery(
        (TraeDb db, int limit) => db.Public().OrderByDescending(video => video.Id).Take(limit).Select(VideoRow.FromPublished));

    public static readonly Func<TraeDb, Guid, int, IAsyncEnumerable<VideoRow>> Following = EF.CompileAsyncQuery(
        (TraeDb db, Guid before, int limit) => db.Public().Where(video => video.Id < before).OrderByDescending(video => video.Id).Take(limit).Select(VideoRow.FromPublished));

    /// <summary>Those that everybody may see.</summary>
    public static IQueryable<Video> Public(this TraeDb db) =>
        from video in db.Videos
        where video.PublishedProductionId != null
        where db.Workspaces.Any(workspace => workspace.Id == video.WorkspaceId && workspace.DeletedAfter == null)
        select video;

    /// <summary>Without what its makers see: a newer production, or what went wrong with it.</summary>
    public static VideoDto Describe(VideoRow row) => new(
        row.Id,
        row.Title,
        VideoState.Published,
        row.Format,
        row.Language,
        row.CreatedAt,
        Problem: null,
        Production: null,
        row.Published is { Finished: { } finished, PublishedAt: { } at } published
            ? PublishedFiles.Describe(published, finished, at)
            : throw new InvalidOperationException($"Video {row.Id} is not published."))
    {
        Episode = row.Episode?.ToDto(),
    };
}
