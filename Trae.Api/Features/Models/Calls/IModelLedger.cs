namespace Trae.Api.Features.Models.Calls;

/// <summary>What calls cost, and what was answered: in the database of a Trae, or in the memory of a benchmark.</summary>
internal interface IModelLedger
{
    /// <summary>Enters a call with the most that it can cost.</summary>
    /// <exception cref="ModelFault">There is no budget for it.</exception>
    Task<Guid> Reserve(ConnectedModel model, ModelQuestion question, ModelErrand errand, CancellationToken ct);

    /// <summary>Settles a call once, and keeps its answer where there is one.</summary>
    Task<bool> Settle(Guid call, Settlement settlement, Data.KeptAnswer? answer, CancellationToken ct);

    /// <summary>What was answered to the same question before; null for nothing.</summary>
    Task<ModelAnswer?> Find(string key, ModelErrand errand, CancellationToken ct);

    /// <summary>The answer was of use.</summary>
    Task Approve(Guid workspaceId, string key, CancellationToken ct);
}
