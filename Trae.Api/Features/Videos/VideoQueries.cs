using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;

namespace Trae.Api.Features.Videos;

/// <summary>
/// What is read most, compiled once. A first page and a following one are two queries: in one for both, the database would plan without
/// knowing whether there is a cursor, and walk through all pages before it.
/// </summary>
internal static class VideoQueries
{
    public static readonly Func<TraeDb, Guid, Guid, CancellationToken, Task<VideoRow?>> One = EF.CompileAsyncQuery(
        (TraeDb db, Guid workspace, Guid id, CancellationToken _) => db.Videos
            .Where(video => video.WorkspaceId == workspace && video.Id == id)
            .LeftJoin(db.Productions, VideoRow.NewestProduction, VideoRow.IdOfProduction, VideoRow.FromVideo)
            .FirstOrDefault());

    /// <summary>The newest of a workspace first; ids are UUIDv7, so their order is that of creation.</summary>
    public static readonly Func<TraeDb, Guid, int, IAsyncEnumerable<VideoRow>> Newest = EF.CompileAsyncQuery(
        (TraeDb db, Guid workspace, int limit) => db.Videos
            .Where(video => video.WorkspaceId == workspace)
            .OrderByDescending(video => video.Id)
            .Take(limit)
            .LeftJoin(db.Productions, VideoRow.NewestProduction, VideoRow.IdOfProduction, VideoRow.FromVideo));

    /// <summary>Those before the last id of a page.</summary>
    public static readonly Func<TraeDb, Guid, Guid, int, IAsyncEnumerable<VideoRow>> Following = EF.CompileAsyncQuery(
        (TraeDb db, Guid workspace, Guid before, int limit) => db.Videos
            .Where(video => video.WorkspaceId == workspace && video.Id < before)
            .OrderByDescending(video => video.Id)
            .Take(limit)
            .LeftJoin(db.Productions, VideoRow.NewestProduction, VideoRow.IdOfProduction, VideoRow.FromVideo));
}
