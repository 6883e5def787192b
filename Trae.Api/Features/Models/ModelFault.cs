using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Api.Features.Models;

/// <summary>Why a model gave no answer: a stable code, and a sentence for a person.</summary>
internal sealed class ModelFault(string code, string message, Exception? inner = null) : Exception(message, inner), IExplained
{
    public const string BudgetCode = "model-budget-exceeded";

    public string Code { get; } = code;

    /// <summary>The endpoint said no, or was not reached: nothing was done that can cost money.</summary>
    public bool IsFree { get; init; }

    public ProblemReason Reason => new(Code, Message);
}
