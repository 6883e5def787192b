using System.ComponentModel.DataAnnotations;

namespace Trae.Contracts;

/// <summary>How a language model is reached.</summary>
public enum ModelKind
{
    /// <summary>Any endpoint that speaks OpenAI's chat completions: Ollama, vLLM, LM Studio and others.</summary>
    Compatible,
    OpenAi,

    /// <summary>Azure OpenAI with a key.</summary>
    AzureKey,

    /// <summary>Azure OpenAI with the managed identity that the API runs as.</summary>
    AzureIdentity,
}

/// <summary>What a million tokens cost; the person's own figures, zero for a model of his own.</summary>
/// <param name="Currency">ISO 4217, such as "EUR".</param>
public sealed record ModelPrice(
    [property: Range(0, 100_000)] decimal InputPerMillion,
    [property: Range(0, 100_000)] decimal OutputPerMillion,
    [property: Required, RegularExpression("^[A-Z]{3}$")] string Currency);

/// <summary>What a connection did in the current calendar month (UTC).</summary>
/// <param name="Spent">With what is reserved for calls under way.</param>
public sealed record ModelUsageDto(int Calls, long InputTokens, long OutputTokens, decimal Spent);

/// <summary>A language model that the workspace can write with.</summary>
/// <param name="HasKey">Whether a key is set; the key itself is never shown again.</param>
/// <param name="KeyEnd">Its last four characters, where it is long enough for that to tell nothing.</param>
/// <param name="IsShared">Given by the operator to all workspaces, and not to be changed here.</param>
public sealed record ModelConnectionDto(
    Guid Id,
    string Name,
    ModelKind Kind,
    string Address,
    string Model,
    bool HasKey,
    string? KeyEnd,
    ModelPrice Price,
    decimal MonthlyBudget,
    int ContextTokens,
    bool IsDefaultWriter,
    bool IsShared,
    ModelUsageDto Usage);

public sealed record SaveModelConnectionRequest
{
    [Required, StringLength(60, MinimumLength = 1)]
    public required string Name { get; init; }

    public ModelKind Kind { get; init; }

    /// <summary>Such as <c>http://127.0.0.1:11434/v1</c>; OpenAI's own when absent.</summary>
    [MaxLength(500)]
    public string? Address { get; init; }

    /// <summary>As the endpoint names it; with Azure, the deployment.</summary>
    [Required, StringLength(200, MinimumLength = 1)]
    public required string Model { get; init; }

    /// <summary>Null keeps the key that is set; an empty one removes it.</summary>
    [MaxLength(500)]
    public string? Key { get; init; }

    [Required]
    public required ModelPrice Price { get; init; }

    /// <summary>In the price's currency: no call is made that could go beyond it.</summary>
    [Range(0, 1_000_000)]
    public decimal MonthlyBudget { get; init; }

    /// <summary>How much the model can read at once; longer sources are shortened to their most telling sentences.</summary>
    [Range(2_000, 2_000_000)]
    public int ContextTokens { get; init; } = 32_000;

    /// <summary>Whether briefs that choose no writer are written by it.</summary>
    public bool IsDefaultWriter { get; init; }
}

/// <summary>What came back from one tiny call.</summary>
/// <param name="Answer">What the model said, cut short.</param>
/// <param name="Problem">Why it did not work, and what to do.</param>
public sealed record ModelTrialDto(bool Works, string? Answer, ProblemReason? Problem, double Seconds, long InputTokens, long OutputTokens, decimal Cost);

/// <summary>One call of a model.</summary>
/// <param name="Purpose">"script", "repair", "try" or the name of a craft.</param>
/// <param name="Outcome">"reserved" while it runs, "answered", or the code of what went wrong.</param>
/// <param name="IsEstimated">The provider said nothing of tokens, or the call broke off: counted as the most it can have cost.</param>
public sealed record ModelCallDto(
    Guid Id,
    Guid ConnectionId,
    string Connection,
    string Purpose,
    string Outcome,
    long InputTokens,
    long OutputTokens,
    decimal Cost,
    string Currency,
    bool IsEstimated,
    Guid? VideoId,
    DateTimeOffset At,
    double? Seconds);

/// <summary>What writing a brief would cost.</summary>
/// <param name="Writer">"built-in", or the connection's id.</param>
/// <param name="Expected">Money, as such scripts usually take.</param>
/// <param name="Most">Money, with a correction and everything at its limit; this is what is reserved against the budget.</param>
/// <param name="Fits">Whether the month's budget allows it.</param>
public sealed record WritingEstimateDto(
    string Writer, string Name, long InputTokens, long OutputTokens, decimal Expected, decimal Most, string? Currency, decimal? Budget, decimal? Spent, bool Fits);

public sealed record EstimateWritingRequest
{
    /// <inheritdoc cref="CreateVideoRequest.Writer"/>
    [MaxLength(60)]
    public string? Writer { get; init; }

    /// <summary>Words of the source; a few thousand are assumed for a link.</summary>
    [Range(0, 1_000_000)]
    public int? Words { get; init; }

    /// <summary>A research at its outline, instead of the words: only what it approved is sent to a model.</summary>
    public Guid? Research { get; init; }

    /// <summary>A topic to look into, instead of the words: what the questions about it would cost.</summary>
    [MaxLength(200)]
    public string? Topic { get; init; }

    [Range(15, 1_800)]
    public int Seconds { get; init; } = 60;
}

/// <summary>Who wrote a script.</summary>
/// <param name="Name">Of the model's connection; null for the built-in writer.</param>
/// <param name="Note">What the person should know: why another writer than the asked one wrote it, what length was not reached.</param>
public sealed record WritingDto(string? Name, string? Note);

/// <summary>A scene that a model has just written; what becomes of it is not decided.</summary>
public sealed record DraftSceneDto(string? Heading, string Narration);
