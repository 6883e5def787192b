using Trae.Api.Features.BrandVoices;
using Trae.Api.Features.Models.Calls;
using Trae.Api.Features.Models.Writing;
using Trae.Contracts;

namespace Trae.Api.Features.Models.Craft;

/// <param name="Storyboard">Null for options.</param>
internal sealed record Crafted(Storyboard? Storyboard, IReadOnlyList<string> Options, string? Problem, decimal Cost)
{
    /// <summary>What the voice would not say: told, and no reason to refuse the rest.</summary>
    public IReadOnlyList<string> Manners { get; init; } = [];
}

/// <param name="VoiceScripts">The alphabets that the speaking voice reads.</param>
/// <param name="Voice">The brand voice; null for none.</param>
internal sealed record CraftOrder(CraftRequest Request, Storyboard Storyboard, IReadOnlyList<int> Places, IReadOnlyList<string> VoiceScripts, LearntVoice? Voice);

/// <summary>Asks a model for a craft, tells it once what is wrong, and gives up then.</summary>
internal sealed class Crafter(ModelCalls calls, ModelLedger ledger)
{
    /// <exception cref="ModelFault">The model gave no answer.</exception>
    public async Task<Crafted> Craft(ConnectedModel model, CraftOrder order, ModelErrand errand, CancellationToken ct)
    {
        var (request, storyboard, places, voiceScripts, voice) = order;
        var task = CraftTask.Of(request.Kind, request.Language);
        var full = task.Options > 0 ? CraftQuestion.Options(request, storyboard, voice) : CraftQuestion.Scenes(request, storyboard, places, voice);
        var question = full with { MostTokens = Math.Min(full.MostTokens, Math.Max(1_500, model.ContextTokens / 3)) };
        var first = await calls.Ask(model, question, errand, heard: null, ct);
        var (crafted, faults) = Read(first);
        var cost = first.Cost;
        if (faults.Count > 0 || crafted!.Manners.Count > 0)
        {
            var second = await calls.Ask(model, ScriptOrder.Repair(question, first.Text, [.. faults, .. crafted?.Manners ?? []]), errand, heard: null, ct);
            var (repaired, left) = Read(second);
            cost += second.Cost;
            (crafted, faults) = left.Count == 0 ? (repaired, left) : faults.Count == 0 ? (crafted, faults) : (repaired, left);
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

                return (new(null, [.. options.Select(option => voice is null ? option : Avoided.Replace(option, voice))], null, 0)
                {
                    Manners = voice is null ? [] : [.. options.SelectMany(option => Avoided.In(option, voice)).Select(place => place.Fault).Distinct(StringComparer.Ordinal)],
                }, wrong);
            }

            var scenes = AnswerForm.Read<ScenesAnswer>(answer.Text);
            if (CraftedScenes.Faults(scenes, storyboard, places) is { Count: > 0 } malformed)
            {
                return (null, malformed);
            }

            var changed = CraftedScenes.Apply(scenes!, storyboard, request.Kind == CraftKind.Translate ? request.Language! : storyboard.Language);

            var manners = voice is null ? [] : VoiceComparison.Faults(changed, voice, places);
            changed = voice is null ? changed : BuiltInCraft.At(places, changed, VoiceFit.Replace(changed, voice));

            return (new(changed, [], null, 0) { Manners = manners }, CraftCheck.Scenes(request.Kind, storyboard, changed, places, voiceScripts));
        }
    }
}
