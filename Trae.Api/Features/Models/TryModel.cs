using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.AI;
using Trae.Api.Data;
using Trae.Api.Features.Audit;
using Trae.Api.Features.Models.Calls;
using Trae.Contracts;

namespace Trae.Api.Features.Models;

internal static class TryModel
{
    private const int LongestAnswer = 200;
    private const int MostTokens = 200;

    [EndpointSummary("Try a language model")]
    [EndpointDescription("Makes one tiny call, within the budget, and says what came back or why nothing did.")]
    public static async Task<Results<Ok<ModelTrialDto>, ProblemHttpResult>> Handle(
        Guid id, TraeDb db, ModelDirectory models, ModelCalls calls, AuditLog audit, CurrentWorkspace workspace, TimeProvider clock, CancellationToken ct)
    {
        var started = clock.GetTimestamp();
        try
        {
            if (await models.Find(workspace.Id, id, ct) is not { } model)
            {
                return ModelProblems.NotFound();
            }

            audit.Add("model.tried", model.Name, model.Model);
            await db.SaveChangesAsync(ct);
            var question = new ModelQuestion("try", "try.v1", [new(ChatRole.User, "Answer with the one word: ready")], Schema: null, MostTokens) { IsKept = false };
            var answer = await calls.Ask(model, question, new(workspace.Id), heard: null, ct);

            return TypedResults.Ok(new ModelTrialDto(
                Works: true, Shorten(answer.Text), Problem: null, clock.GetElapsedTime(started).TotalSeconds, answer.InputTokens, answer.OutputTokens, answer.Cost));
        }
        catch (ModelFault fault)
        {
            return TypedResults.Ok(new ModelTrialDto(Works: false, Answer: null, fault.Reason, clock.GetElapsedTime(started).TotalSeconds, 0, 0, 0));
        }
    }

    private static string Shorten(string text) => text.Length <= LongestAnswer ? text : text[..LongestAnswer] + "…";
}
