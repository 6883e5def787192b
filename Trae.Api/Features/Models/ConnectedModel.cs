using Trae.Contracts;

namespace Trae.Api.Features.Models;

/// <summary>A connection as it is called: with its key in clear, so it never leaves the process and is never written.</summary>
internal sealed record ConnectedModel(
    Guid Id, string Name, ModelKind Kind, Uri Address, string Model, string? Key, ModelPrice Price, decimal MonthlyBudget, int ContextTokens)
{
    /// <summary>What of it decides an answer.</summary>
    public string Identity => $"{Address} {Model}";

    public decimal CostOf(long input, long output) => ((input * Price.InputPerMillion) + (output * Price.OutputPerMillion)) / 1_000_000m;

    // A record would print its key.
    public override string ToString() => $"{Name} ({Model})";
}
