using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Productions;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Api.Features.Videos;

/// <summary>A video's latest production, and the version of the storyboard that it renders.</summary>
internal sealed record NewestProduction(ProductionDto Now, int StoryboardVersion);

/// <summary>Describes videos and productions as they are now: their rows and the state of their jobs.</summary>
internal sealed class VideoReader(TraeDb db, JobStore jobs, CurrentWorkspace workspace, TimeProvider clock)
{
    public async Task<VideoDto?> Find(Guid id, CancellationToken ct)
    {
        if (await VideoQueries.One(db, workspace.Id, id, ct) is not { } row)
        {
            return null;
        }

        var video = (await Describe([row], withSteps: true, ct))[0];
        if (video.State == VideoState.Writing)
        {
            var draft = await db.VideoDrafts.AsNoTracking().FirstOrDefaultAsync(found => found.VideoId == id, ct);

            return video with { Draft = draft?.Scenes };
        }

        return video.Production is null ? video : video with { Production = await WithPlace(video.Production, ct) };
    }

    /// <summary>To be changed, and locked until the caller's transaction ends.</summary>
    public Task<Video?> Lock(Guid id, CancellationToken ct) =>
        db.Videos.FromSql($"select * from videos where id = {id} for update").In(workspace).FirstOrDefaultAsync(ct);

    /// <summary>Newest first; lists leave the productions' steps out.</summary>
    /// <param name="before">The last id of the page before, or null for the first page.</param>
    public async Task<IReadOnlyList<VideoDto>> List(Guid? before, int limit, CancellationToken ct)
    {
        var found = before is { } last ? VideoQueries.Following(db, workspace.Id, last, limit) : VideoQueries.Newest(db, workspace.Id, limit);
        var rows = await found.ToListAsync(ct);

        return await Describe(rows, withSteps: false, ct);
    }

    public async Task<ProductionDto?> FindProduction(Guid id, CancellationToken ct)
    {
        var row = await db.Productions.In(workspace)
            .Where(production => production.Id == id)
            .Select(production => new ProductionFacts(production.Id, production.VideoId, production.CreatedAt, production.PublishedAt, production.SceneLengths))
            .FirstOrDefaultAsync(ct);

        return row is null ? null : await WithPlace(Describe(row, await jobs.List([id], ct)), ct);
    }

    public async Task<NewestProduction?> NewestProduction(Guid videoId, CancellationToken ct)
    {
        var found = await db.Productions.In(workspace)
            .Where(production => production.VideoId == videoId)
            .OrderByDescending(production => production.Id)
            .Select(production => new { production.Id, production.StoryboardVersion })
            .FirstOrDefaultAsync(ct);

        return found is null ? null : new((await FindProduction(found.Id, ct))!, found.StoryboardVersion);
    }

    /// <summary>Says of a production that waits how many it waits for.</summary>
    private async Task<ProductionDto> WithPlace(ProductionDto production, CancellationToken ct) =>
        production.State == ProductionState.Queued
            ? production with { Stage = ProductionProgress.QueuedStage(await jobs.CountAhead(production.Id, ct)) }
            : production;

    private async Task<IReadOnlyList<VideoDto>> Describe(List<VideoRow> rows, bool withSteps, CancellationToken ct)
    {
        // In a list, what is published needs no look at its jobs.
        var groups = rows
            .Select(row => row.Newest is { } newest ? (newest.PublishedAt is null || withSteps ? newest.Id : (Guid?)null) : row.Id)
            .OfType<Guid>()
            .ToList();
        var found = groups.Count == 0 ? [] : await jobs.List(groups, ct);
        var byGroup = found.ToLookup(job => job.GroupId);

        return [.. rows.Select(row => Describe(row, [.. byGroup[row.Newest?.Id ?? row.Id]], withSteps))];
    }

    private VideoDto Describe(VideoRow row, IReadOnlyList<JobSnapshot> jobsOfNewest, bool withSteps)
    {
        var production = row.Newest is null ? null : Describe(row.Newest, jobsOfNewest);
        var writing = row.Newest is null ? jobsOfNewest : [];
        var state = VideoStatus.Of(row.StoryboardVersion > 0, writing, production);
        if (state == VideoState.Published && row.Published is null)
        {
            // The row was read just before it was published, and the jobs just after: the next look has both.
            state = VideoState.Producing;
        }

        return new VideoDto(
            row.Id,
            row.Title,
            state,
            row.Format,
            row.Language,
            row.CreatedAt,
            VideoStatus.ProblemOf(state, writing, production),
            withSteps ? production : production is null ? null : production with { Steps = [] },
            row.Published is { Finished: { } finished, PublishedAt: { } at } published ? PublishedFiles.Describe(published, finished, at) : null)
        {
            Visibility = row.Visibility,
            Writing = row.Writing,
            TranslationOf = row.TranslationOf,
            BrandVoice = row.BrandVoice,
            Episode = row.Episode?.ToDto(),
        };
    }

    private ProductionDto Describe(ProductionFacts row, IReadOnlyList<JobSnapshot> found) => ProductionProgress.Describe(row, found, clock.GetUtcNow());
}
