using Trae.Api.Features.Models.Calls;
using Trae.Api.Features.Models.Writing;
using Trae.Contracts;

namespace Trae.Api.Features.Models.Craft;

/// <param name="Storyboard">Null for options.</param>
internal sealed record Crafted(Storyboard? Storyboard, IReadOnlyList<string> Options, string? Problem, decimal Cost);

/// <summary>Asks a model for a craft, tells it once what is wrong, and gives up then.</summary>
internal sealed class Crafter(ModelCalls calls, ModelLedger ledger)
{
    /// <exception cref="ModelFault">The model gave no answer.</exception>
    public async Task<Crafted> Craft(
        ConnectedModel model, CraftRequest request, Storyboard storyboard, IReadOnlyList<int> places, IReadOnlyList<string> voiceScripts, ModelErrand errand, CancellationToken ct)
    {
        var task = CraftTask.Of(request.Kind, request.Language);
        var full = task.Options > 0 ? CraftQuestion.Options(request, storyboard) : CraftQuestion.Scenes(request, storyboard, places);
        var question = full with { MostTokens = Math.Min(full.MostTokens, Math.Max(1_500, model.ContextTokens / 3)) };
        var first = await calls.Ask(model, question, errand, heard: null, ct);
        var (crafted, faults) = Read(first);
        var cost = first.Cost;
        if (faults.Count > 0)
        {
            var second = await calls.Ask(model, ScriptOrder.Repair(question, first.Text, faults), errand, heard: null, ct);
            (crafted, faults) = Read(second);
            cost += second.Cost;
            if (faults.Count > 0)
            {
                return new(null, [], faults[0], cost);
            }

            await ledger.Approve(errand.WorkspaceId, second.Key, ct);
        }

        await ledger.Approve(errand.WorkspaceId, first.Key, ct);

        return crafted! with { Cost = cost };

        (Crafted? Crafted, IReadOnlyList<string> Faults) Read(ModelAnswer answer)
        {
            if (task.Options > 0)
            {
                var (options, wrong) = CraftCheck.Options(AnswerForm.Read<OptionsAnswer>(answer.Text), task, storyboard);

                return (new(null, options, null, 0), wrong);
            }

            var scenes = AnswerForm.Read<ScenesAnswer>(answer.Text);
            if (CraftedScenes.Faults(scenes, storyboard, places) is { Count: > 0 } malformed)
            {
                return (null, malformed);
            }

            var changed = CraftedScenes.Apply(scenes!, storyboard, request.Kind == CraftKind.Translate ? request.Language! : storyboard.Language);

            return (new(changed, [], null, 0), CraftCheck.Scenes(request.Kind, storyboard, changed, places, voiceScripts));
        }
    }
}
