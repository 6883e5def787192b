using System.Collections.Concurrent;
using Trae.Api.Data;
using Trae.Api.Features.Models;
using Trae.Api.Features.Models.Calls;

namespace Trae.Bench;

/// <param name="Outcome">"answered", why not, or "reserved" for one that has not come back.</param>
/// <param name="Cost">What it cost; where nobody knows, the most that it can have.</param>
internal sealed record MeteredCall(string Purpose, string Outcome, long InputTokens, long OutputTokens, decimal Cost, bool IsEstimated);

/// <summary>The calls of one run. It keeps no answers: recordings do, if they are asked for.</summary>
internal sealed class Meter : IModelLedger
{
    private readonly ConcurrentDictionary<Guid, MeteredCall> _calls = [];

    public IReadOnlyList<MeteredCall> Calls => [.. _calls.OrderBy(call => call.Key).Select(call => call.Value)];

    public Task<Guid> Reserve(ConnectedModel model, ModelQuestion question, ModelErrand errand, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        _calls[id] = new(question.Purpose, ModelCall.Reserved, 0, 0, model.CostOf(question.InputTokens, question.MostTokens), IsEstimated: true);

        return Task.FromResult(id);
    }

    public Task<bool> Settle(Guid call, Settlement settlement, KeptAnswer? answer, CancellationToken ct)
    {
        var reserved = _calls[call];

        return Task.FromResult(reserved.Outcome == ModelCall.Reserved && _calls.TryUpdate(
            call,
            reserved with
            {
                Outcome = settlement.Outcome,
                InputTokens = settlement.InputTokens,
                OutputTokens = settlement.OutputTokens,
                Cost = settlement.Cost ?? reserved.Cost,
                IsEstimated = settlement.Cost is null || settlement.IsEstimated,
            },
            reserved));
    }

    public Task<ModelAnswer?> Find(string key, ModelErrand errand, CancellationToken ct) => Task.FromResult<ModelAnswer?>(null);

    public Task Approve(Guid workspaceId, string key, CancellationToken ct) => Task.CompletedTask;
}
