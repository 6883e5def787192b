using Trae.Api.Features.Models.Calls;
using Trae.Contracts;

namespace Trae.Api.Features.Models.Writing;

/// <summary>A script that can be rendered, or why there is none.</summary>
/// <param name="Note">What to know about it; where there is no storyboard, why.</param>
internal sealed record ModelScript(Storyboard? Storyboard, string? Note);

/// <summary>
/// Writes a storyboard with a model. What comes back is only ever read as a script of our schema and held against the rules of storyboards,
/// the sources, the language and the length; once the model is told what is wrong, and then there is none.
/// </summary>
internal sealed class ModelWriter(ModelCalls calls, IModelLedger ledger)
{
    /// <param name="model">Who writes.</param>
    /// <param name="order">What.</param>
    /// <param name="errand">For whom; a job that is repeated is answered from what it was answered before.</param>
    /// <param name="drafted">Told the scenes so far while they come; null for nobody.</param>
    /// <param name="ct">The caller's.</param>
    /// <exception cref="ModelFault">The model gave no answer.</exception>
    public async Task<ModelScript> Write(
        ConnectedModel model, ScriptOrder order, ModelErrand errand, Func<IReadOnlyList<DraftSceneDto>, Task>? drafted, CancellationToken ct)
    {
        var numbered = order.Number(model);
        var question = order.Ask(model, numbered);
        var answer = await Ask(model, question, errand, drafted, ct);
        var first = ScriptDraft.Of(answer, order, numbered);
        if (first.IsFinished)
        {
            return await Accept(first, [answer], order, numbered, errand, ct);
        }

        ModelAnswer second;
        try
        {
            second = await Ask(model, ScriptOrder.Repair(question, answer.Text, first.AllFaults(order)), errand, drafted, ct);
        }
        catch (ModelFault) when (first.Storyboard is not null && first.Faults.Count == 0)
        {
            // Nothing but its length was wrong with the first one.
            return await Accept(first, [answer], order, numbered, errand, ct);
        }

        var repaired = ScriptDraft.Of(second, order, numbered);
        var best = repaired.Faults.Count == 0 ? repaired : first.Faults.Count == 0 ? first : null;

        return best is not null
            ? await Accept(best, [answer, second], order, numbered, errand, ct)
            : new(null, $"its script could not be used, and no better when it was asked again. {repaired.Faults[0]}");
    }

    private Task<ModelAnswer> Ask(
        ConnectedModel model, ModelQuestion question, ModelErrand errand, Func<IReadOnlyList<DraftSceneDto>, Task>? drafted, CancellationToken ct)
    {
        var partial = new PartialScript();

        return calls.Ask(model, question, errand, drafted is null ? null : text => partial.Hear(text) ? drafted([.. partial.Scenes]) : Task.CompletedTask, ct);
    }

    private async Task<ModelScript> Accept(
        ScriptDraft draft, IEnumerable<ModelAnswer> answers, ScriptOrder order, NumberedSources numbered, ModelErrand errand, CancellationToken ct)
    {
        foreach (var answer in answers)
        {
            await ledger.Approve(errand.WorkspaceId, answer.Key, ct);
        }

        var notes = new[]
        {
            draft.IsOffLength(order) ? ScriptLength.Note(draft.Script!, order.Request) : null,
            numbered.IsWhole ? null : "The source is longer than the model reads at once: it got the most central sentences.",
        };

        return new(draft.Storyboard, notes.OfType<string>().ToList() is { Count: > 0 } told ? string.Join(' ', told) : null);
    }
}
