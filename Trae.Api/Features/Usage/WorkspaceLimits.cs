using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Audit;
using Trae.Api.Http;
using Trae.Contracts;

namespace Trae.Api.Features.Usage;

internal static class GetLimits
{
    [EndpointSummary("The workspace's own limits, and the most that they can be")]
    [EndpointDescription("The most is set by whoever runs this Trae. Null is no limit.")]
    public static async Task<Ok<LimitsDto>> Handle(TraeDb db, WorkspaceQuotas quotas, CurrentWorkspace workspace, CancellationToken ct)
    {
        var own = await db.Workspaces.AsNoTracking().Where(w => w.Id == workspace.Id).Select(w => w.Quota).FirstOrDefaultAsync(ct);

        return TypedResults.Ok(new LimitsDto(Describe(own ?? new()), Describe(quotas.Most(workspace.Id))));
    }

    private static Limits Describe(Quota quota) => new(quota.MinutesPerMonth, quota.StorageBytes, quota.Members, quota.Productions);
}

internal static class ChangeLimits
{
    [EndpointSummary("Set the workspace's own limits")]
    [EndpointDescription("All of them at once: what is left out has no limit of the workspace's own. What runs already, and who is a member already, stays.")]
    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Limits request, TraeDb db, WorkspaceQuotas quotas, CurrentWorkspace workspace, AuditLog audit, CancellationToken ct)
    {
        var wanted = new Quota
        {
            MinutesPerMonth = request.MinutesPerMonth,
            StorageBytes = request.StorageBytes,
            Members = request.Members,
            Productions = request.Productions,
        };
        var most = quotas.Most(workspace.Id);
        if (wanted.MinutesPerMonth > most.MinutesPerMonth || wanted.StorageBytes > most.StorageBytes || wanted.Members > most.Members || wanted.Productions > most.Productions)
        {
            return Problems.Unprocessable("limit-too-high", $"A limit of the workspace's own cannot be above what this Trae allows it: {Words(most)}.");
        }

        var found = await db.Workspaces.FirstAsync(w => w.Id == workspace.Id, ct);
        found.Quota = wanted == new Quota() ? null : wanted;
        audit.Add("workspace.limits", found.Name, Words(wanted));
        await db.SaveChangesAsync(ct);

        return TypedResults.NoContent();
    }

    private static string Words(Quota quota)
    {
        string?[] limits =
        [
            quota.MinutesPerMonth is { } minutes ? string.Create(CultureInfo.InvariantCulture, $"{minutes:0.##} minutes a month") : null,
            quota.StorageBytes is { } bytes ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.##} MB") : null,
            quota.Members is { } members ? string.Create(CultureInfo.InvariantCulture, $"{members} members") : null,
            quota.Productions is { } productions ? string.Create(CultureInfo.InvariantCulture, $"{productions} productions at once") : null,
        ];

        return limits.Any(limit => limit is not null) ? string.Join(", ", limits.OfType<string>()) : "no limits";
    }
}
