using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Audit;
using Trae.Api.Http;
using Trae.Contracts;

namespace Trae.Api.Features.Safety;

internal static class SafetyEndpoints
{
    // Of a pattern and its reason, as their attributes have it.
    private const int Longest = 500;

    public static void MapSafety(this IEndpointRouteBuilder routes)
    {
        var safety = routes.MapGroup("/safety").WithTags("Safety").RequirePermission(Permission.ReadWorkspace);
        safety.MapGet("/", Read);
        safety.MapPut("/", Save).RequirePermission(Permission.ManageWorkspace);
    }

    [EndpointSummary("What may not be made videos of here")]
    private static async Task<Ok<SafetyDto>> Read(ModerationCheck moderation, CurrentWorkspace workspace, CancellationToken ct) =>
        TypedResults.Ok(new SafetyDto(await moderation.RulesOf(workspace.Id, ct)));

    [EndpointSummary("Save what may not be made videos of here")]
    [EndpointDescription("In place of all rules that were there. They hold from now on, for what is being written and about to be published too.")]
    private static async Task<Results<Ok<SafetyDto>, ProblemHttpResult>> Save(
        SafetyDto safety, TraeDb db, CurrentWorkspace workspace, AuditLog audit, CancellationToken ct)
    {
        // JSON can put null into a list, whatever its type says.
        var faults = safety.Rules.Select((rule, index) => rule is null
            ? new Fault($"rules[{index}]", "rule-missing", "One of the rules is null. Fill it in or remove it.")
            : Fault.OfText($"rules[{index}]", $"Rule {index + 1}", rule.Pattern + rule.Reason, Longest)).OfType<Fault>().ToList();
        if (faults.Count > 0)
        {
            return Fault.Refuse(faults);
        }

        if (safety.Rules.FirstOrDefault(rule => !Moderation.IsPattern(rule.Pattern)) is { } empty)
        {
            return Problems.Unprocessable("pattern-empty", $"The pattern \"{empty.Pattern}\" has no word in it. Write words, such as: miracle cure, or: vapor*.");
        }

        var policy = await db.SafetyPolicies.In(workspace).FirstOrDefaultAsync(ct);
        if (policy is null)
        {
            db.SafetyPolicies.Add(policy = new() { WorkspaceId = workspace.Id });
        }

        policy.Rules = safety.Rules;
        audit.Add("safety.changed", detail: $"{safety.Rules.Count} rules");
        await db.SaveChangesAsync(ct);

        return TypedResults.Ok(safety);
    }
}
