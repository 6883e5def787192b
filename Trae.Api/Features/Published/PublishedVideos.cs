using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Videos;
using Trae.Contracts;

namespace Trae.Api.Features.Published;

/// <summary>Who sees which finished video; pages, players, lists and files all ask here.</summary>
internal static class PublishedVideos
{
    // It asks what Watchable asks, whose own parameter a compiled query could not take.
    public static readonly Func<TraeDb, Guid, Guid?, CancellationToken, Task<VideoRow?>> One = EF.CompileAsyncQuery(
        (TraeDb db, Guid id, Guid? own, CancellationToken _) => db.Finished()
            .Where(video => video.Id == id && (video.Visibility != Visibility.Private || video.WorkspaceId == own))
            .Select(VideoRow.FromPublished)
            .FirstOrDefault());

    public static readonly Func<TraeDb, int, IAsyncEnumerable<VideoRow>> Newest = EF.CompileAsyncQuery(
        (TraeDb db, int limit) => db.Listed().OrderByDescending(video => video.Id).Take(limit).Select(VideoRow.FromPublished));

    public static readonly Func<TraeDb, Guid, int, IAsyncEnumerable<VideoRow>> Following = EF.CompileAsyncQuery(
        (TraeDb db, Guid before, int limit) => db.Listed().Where(video => video.Id < before).OrderByDescending(video => video.Id).Take(limit).Select(VideoRow.FromPublished));

    /// <summary>Those that the caller may watch: what is not private, and of his own workspace all.</summary>
    public static IQueryable<Video> Watchable(this TraeDb db, CurrentWorkspace workspace)
    {
        var own = OwnOf(workspace);

        return db.Finished().Where(video => video.Visibility != Visibility.Private || video.WorkspaceId == own);
    }

    /// <summary>Those that lead the caller to each other: what is public, and of his own workspace all.</summary>
    public static IQueryable<Video> Linked(this TraeDb db, CurrentWorkspace workspace)
    {
        var own = OwnOf(workspace);

        return db.Finished().Where(video => video.Visibility == Visibility.Public || video.WorkspaceId == own);
    }

    /// <summary>Those that everybody finds, whoever asks.</summary>
    public static IQueryable<Video> Listed(this TraeDb db) => db.Finished().Where(video => video.Visibility == Visibility.Public);

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
        Visibility = row.Visibility,
        Episode = row.Episode?.ToDto(),
    };

    /// <summary>The workspace whose videos the caller sees, private ones too; null for strangers.</summary>
    public static Guid? OwnOf(CurrentWorkspace workspace) => workspace.Allows(Permission.ReadVideos) ? workspace.Id : null;

    private static IQueryable<Video> Finished(this TraeDb db) =>
        from video in db.Videos
        where video.PublishedProductionId != null
        where db.Workspaces.Any(workspace => workspace.Id == video.WorkspaceId && workspace.DeletedAfter == null)
        select video;
}
