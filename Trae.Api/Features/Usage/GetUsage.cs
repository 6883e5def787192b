using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Trae.Api.Data;
using Trae.Api.Http;
using Trae.Contracts;

namespace Trae.Api.Features.Usage;

internal static class GetUsage
{
    private const string Format = "yyyy-MM";

    public static void MapUsage(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/usage", Handle).WithTags("Usage").RequirePermission(Permission.ReadUsage);

    [EndpointSummary("What the workspace uses, and what it may")]
    public static async Task<Results<Ok<UsageDto>, ProblemHttpResult>> Handle(
        TraeDb db,
        WorkspaceQuotas quotas,
        CurrentWorkspace workspace,
        TimeProvider clock,
        CancellationToken ct,
        [Description("A month such as 2026-11; this one unless given.")] string? month = null)
    {
        var now = clock.GetUtcNow();
        var at = now;
        if (month is not null && !DateTimeOffset.TryParseExact(month, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out at))
        {
            return Problems.BadRequest("month-malformed", "Write the month as 2026-11.");
        }

        var quota = await quotas.Of(workspace.Id, ct);
        var active = await UsageReader.Active(db, workspace.Id, ct);

        return TypedResults.Ok(new UsageDto(
            at.ToString(Format, CultureInfo.InvariantCulture),
            await UsageReader.Minutes(db, workspace.Id, at, ct),
            active.Sum(production => UsageReader.EstimatedMinutes(production.SceneLengths)),
            quota.MinutesPerMonth,
            await UsageReader.Bytes(db, workspace.Id, ct),
            quota.StorageBytes,
            await UsageReader.Members(db, workspace.Id, now, ct),
            quota.Members,
            active.Count,
            quota.Productions));
    }
}
