using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Http;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Api.Features.Safety;

/// <summary>Refuses what a workspace's rules do not allow.</summary>
internal sealed class ModerationCheck(TraeDb db)
{
    public async Task<IReadOnlyList<ModerationRule>> RulesOf(Guid workspace, CancellationToken ct) =>
        await db.SafetyPolicies.Where(policy => policy.WorkspaceId == workspace).Select(policy => policy.Rules).FirstOrDefaultAsync(ct) ?? [];

    /// <summary>For whoever waits for an answer.</summary>
    public async Task<ProblemHttpResult?> Check(Guid workspace, ModeratedPlace place, IEnumerable<(string Where, string? Text)> texts, CancellationToken ct) =>
        Moderation.Find(await RulesOf(workspace, ct), place, texts) is { } match ? Problems.Unprocessable(ModerationMatch.Code, match.Sentence) : null;

    /// <summary>For jobs.</summary>
    /// <exception cref="PermanentJobException">With the code "content-refused".</exception>
    public async Task Demand(Guid workspace, ModeratedPlace place, IEnumerable<(string Where, string? Text)> texts, CancellationToken ct)
    {
        if (Moderation.Find(await RulesOf(workspace, ct), place, texts) is { } match)
        {
            throw new PermanentJobException(ModerationMatch.Code, match.Sentence);
        }
    }
}
