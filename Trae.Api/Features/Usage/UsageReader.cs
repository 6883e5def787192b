using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;

namespace Trae.Api.Features.Usage;

/// <summary>A production whose video is not out yet and can still become so.</summary>
internal sealed record ActiveProduction(Guid VideoId, int[] SceneLengths);

/// <summary>What a workspace uses.</summary>
internal static class UsageReader
{
    // As many as are spoken in a minute at an even pace: 150 words of six characters, the space included.
    private const double CharactersPerMinute = 900;

    public static double EstimatedMinutes(IEnumerable<int> sceneLengths) => sceneLengths.Sum() / CharactersPerMinute;

    /// <summary>The calendar month (UTC) that a moment lies in.</summary>
    public static (DateTimeOffset From, DateTimeOffset To) MonthOf(DateTimeOffset at)
    {
        var from = new DateTimeOffset(at.UtcDateTime.Year, at.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero);

        return (from, from.AddMonths(1));
    }

    public static async Task<double> Minutes(TraeDb db, Guid workspaceId, DateTimeOffset at, CancellationToken ct)
    {
        var (from, to) = MonthOf(at);

        return await db.UsageEntries.Where(entry => entry.WorkspaceId == workspaceId && entry.At >= from && entry.At < to).SumAsync(entry => entry.Seconds, ct) / 60;
    }

    public static async Task<List<ActiveProduction>> Active(TraeDb db, Guid workspaceId, CancellationToken ct)
    {
        var ids = await db.Database.SqlQuery<Guid>(
            $"""
            select p.id as "Value"
            from productions p
            join jobs j on j.group_id = p.id
            where p.workspace_id = {workspaceId} and p.published_at is null
                and j.kind = 'PublishVideo' and j.state in ('blocked', 'ready', 'running')
            """).ToListAsync(ct);

        return ids.Count == 0 ? [] : await db.Productions
            .Where(production => ids.Contains(production.Id))
            .Select(production => new ActiveProduction(production.VideoId, production.SceneLengths))
            .ToListAsync(ct);
    }

    /// <summary>Uploads as they came, and published files.</summary>
    public static async Task<long> Bytes(TraeDb db, Guid workspaceId, CancellationToken ct)
    {
        var uploads = await db.MediaAssets.Where(asset => asset.WorkspaceId == workspaceId).SumAsync(asset => asset.Bytes, ct);
        var published = await db.Database.SqlQuery<long>(
            $"""
            select (
                coalesce(sum((finished ->> 'bytes')::bigint), 0)
                + coalesce(sum((
                    select sum((file ->> 'bytes')::bigint)
                    from jsonb_each(parts) part, jsonb_array_elements(part.value -> 'files') file)), 0))::bigint as "Value"
            from productions
            where workspace_id = {workspaceId}
            """).SingleAsync(ct);

        return uploads + published;
    }

    /// <summary>With the invitations that are open.</summary>
    public static async Task<int> Members(TraeDb db, Guid workspaceId, DateTimeOffset now, CancellationToken ct) =>
        await db.Members.CountAsync(member => member.WorkspaceId == workspaceId, ct)
        + await db.Invitations.CountAsync(open => open.WorkspaceId == workspaceId && open.AcceptedAt == null && open.ExpiresAt > now, ct);
}
