using Trae.Api.Features.Models;
using Trae.Api.Features.Models.Calls;
using Trae.Api.Features.Models.Writing;

namespace Trae.Api.Features.Research;

/// <summary>Asks a model for questions, tells it once what is wrong with them, and gives up then.</summary>
internal sealed class QuestionWriter(ModelCalls calls, IModelLedger ledger)
{
    /// <returns>The questions, or none and why.</returns>
    /// <exception cref="ModelFault">The model gave no answer.</exception>
    public async Task<(IReadOnlyList<string> Questions, string? Fault)> Ask(ConnectedModel model, Data.Research research, ModelErrand errand, CancellationToken ct)
    {
        var question = QuestionPrompt.Of(model, research.Topic, research.Language);
        var first = await calls.Ask(model, question, errand, heard: null, ct);
        var (questions, faults) = QuestionPrompt.Read(first, research.Topic, research.Language);
        if (faults.Count > 0)
        {
            var repair = ScriptOrder.Repair(question, first.Text, faults, QuestionPrompt.RepairPrompt);
            var second = await calls.Ask(model, repair, errand, heard: null, ct);
            (questions, faults) = QuestionPrompt.Read(second, research.Topic, research.Language);
            if (faults.Count > 0)
            {
                return ([], faults[0]);
            }

            await ledger.Approve(errand.WorkspaceId, second.Key, ct);
        }

        await ledger.Approve(errand.WorkspaceId, first.Key, ct);

        return (questions, null);
    }
}
