using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Trae.Api.Data;
using Trae.Api.Features.Workspaces;
using Trae.Api.Http;

namespace Trae.Api.Features.Usage;

/// <summary>
/// Refuses, before anything is spent, what would go beyond the workspace's limits. In the caller's transaction, and under the workspace's
/// lock until it ends: of many who ask for the last unit at once, one gets it.
/// </summary>
internal sealed class WorkspaceQuotas(TraeDb db, CurrentWorkspace workspace, IOptions<QuotaSettings> settings, TimeProvider clock)
{
    public const string Code = "quota-exceeded";

    /// <summary>What counts: of the workspace's own limits and the operator's the lower ones.</summary>
    public async Task<Quota> Of(Guid workspaceId, CancellationToken ct) =>
        (await db.Workspaces.AsNoTracking().Where(w => w.Id == workspaceId).Select(w => w.Quota).FirstOrDefaultAsync(ct) ?? new()).Within(Most(workspaceId));

    /// <summary>The operator's.</summary>
    public Quota Most(Guid workspaceId) => settings.Value.Of(workspaceId);

    /// <param name="video">Whose running production the new one replaces.</param>
    /// <param name="sceneLengths">Characters of each scene.</param>
    /// <returns>What to tell, or null.</returns>
    public async Task<string?> ForProduction(Guid workspaceId, Guid video, IReadOnlyCollection<int> sceneLengths, CancellationToken ct)
    {
        await db.Lock(workspaceId, ct);
        var quota = await Of(workspaceId, ct);
        if (quota is { MinutesPerMonth: null, Productions: null })
        {
            return null;
        }

        var active = await UsageReader.Active(db, workspaceId, ct);
        active.RemoveAll(production => production.VideoId == video);
        if (quota.Productions is { } most && active.Count >= most)
        {
            return $"{most} productions run already, which is the most at a time. Start this one when one of them has ended.";
        }

        if (quota.MinutesPerMonth is not { } minutes)
        {
            return null;
        }

        var used = await UsageReader.Minutes(db, workspaceId, clock.GetUtcNow(), ct) + active.Sum(production => UsageReader.EstimatedMinutes(production.SceneLengths));

        return used + UsageReader.EstimatedMinutes(sceneLengths) > minutes
            ? $"{used:0.#} of {minutes:0.#} minutes of this month are used or being made, and this video would go beyond. Wait for the next month, or ask for more."
            : null;
    }

    /// <param name="bytes">That would be added.</param>
    public async Task<ProblemHttpResult?> ForStorage(long bytes, CancellationToken ct)
    {
        await db.Lock(workspace.Id, ct);
        var most = (await Of(workspace.Id, ct)).StorageBytes;

        return most is null || await UsageReader.Bytes(db, workspace.Id, ct) + bytes <= most
            ? null
            : Refuse($"The workspace may store {most / 1_000_000} MB, and this would go beyond. Delete videos or uploads that are not needed any more.");
    }

    public Task<ProblemHttpResult?> ForMember(CancellationToken ct) => ForMember(workspace.Id, accepted: 0, ct);

    /// <summary>One whom nobody invited.</summary>
    public Task<ProblemHttpResult?> ForNewMember(Guid workspaceId, CancellationToken ct) => ForMember(workspaceId, accepted: 0, ct);

    /// <summary>One whose invitation is counted already.</summary>
    public Task<ProblemHttpResult?> ForAcceptedMember(Guid workspaceId, CancellationToken ct) => ForMember(workspaceId, accepted: 1, ct);

    public static ProblemHttpResult Refuse(string detail) => Problems.Conflict(Code, detail);

    private async Task<ProblemHttpResult?> ForMember(Guid workspaceId, int accepted, CancellationToken ct)
    {
        await db.Lock(workspaceId, ct);
        var most = (await Of(workspaceId, ct)).Members;

        return most is null || await UsageReader.Members(db, workspaceId, clock.GetUtcNow(), ct) - accepted < most
            ? null
            : Refuse($"The workspace has room for {most} members, open invitations included. Remove somebody, or revoke an invitation.");
    }
}
