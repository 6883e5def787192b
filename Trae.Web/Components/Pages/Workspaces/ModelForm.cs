using System.Globalization;
using Trae.Contracts;

namespace Trae.Web.Components.Pages.Workspaces;

/// <summary>A connection to a model as it was entered; all text, so that whatever was entered can be shown again.</summary>
public sealed class ModelForm
{
    public static readonly (string, string)[] Kinds =
    [
        (nameof(ModelKind.Compatible), "OpenAI-compatible: Ollama, vLLM, LM Studio, others"),
        (nameof(ModelKind.OpenAi), "OpenAI"),
        (nameof(ModelKind.AzureKey), "Azure OpenAI with a key"),
        (nameof(ModelKind.AzureIdentity), "Azure OpenAI with managed identity"),
    ];

    public string? Name { get; set; }

    public string? Kind { get; set; }

    public string? Address { get; set; }

    public string? Model { get; set; }

    /// <summary>Empty keeps the one that is set.</summary>
    public string? Key { get; set; }

    public bool RemoveKey { get; set; }

    public string? InputPrice { get; set; }

    public string? OutputPrice { get; set; }

    public string? Currency { get; set; }

    public string? Budget { get; set; }

    public string? Context { get; set; }

    public bool IsDefault { get; set; }

    public static ModelForm Blank() => new() { Kind = nameof(ModelKind.Compatible), InputPrice = "0", OutputPrice = "0", Currency = "EUR", Budget = "0", Context = "32000" };

    public static ModelForm Of(ModelConnectionDto model) => new()
    {
        Name = model.Name,
        Kind = model.Kind.ToString(),
        Address = model.Address,
        Model = model.Model,
        InputPrice = Write(model.Price.InputPerMillion),
        OutputPrice = Write(model.Price.OutputPerMillion),
        Currency = model.Price.Currency,
        Budget = Write(model.MonthlyBudget),
        Context = model.ContextTokens.ToString(CultureInfo.InvariantCulture),
        IsDefault = model.IsDefaultWriter,
    };

    /// <summary>The field that is no number, and what to do; null if all are.</summary>
    public (string Field, string Message)? NoNumber()
    {
        foreach (var (field, text) in new[] { ("InputPrice", InputPrice), ("OutputPrice", OutputPrice), ("Budget", Budget) })
        {
            if (Number(text) is null)
            {
                return (field, "Enter a number, such as 2.50.");
            }
        }

        return int.TryParse(Context, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? null : ("Context", "Enter a whole number of tokens, such as 32000.");
    }

    public SaveModelConnectionRequest ToRequest() => new()
    {
        Name = Name?.Trim() ?? "",
        Kind = Enum.TryParse<ModelKind>(Kind, out var kind) ? kind : ModelKind.Compatible,
        Address = string.IsNullOrWhiteSpace(Address) ? null : Address.Trim(),
        Model = Model?.Trim() ?? "",
        Key = RemoveKey ? "" : string.IsNullOrWhiteSpace(Key) ? null : Key.Trim(),
        Price = new(Number(InputPrice) ?? 0, Number(OutputPrice) ?? 0, Currency?.Trim().ToUpperInvariant() ?? ""),
        MonthlyBudget = Number(Budget) ?? 0,
        ContextTokens = int.TryParse(Context, NumberStyles.None, CultureInfo.InvariantCulture, out var context) ? context : 0,
        IsDefaultWriter = IsDefault,
    };

    public static string Money(decimal amount, string currency) =>
        amount == 0 ? $"0 {currency}" : string.Create(CultureInfo.InvariantCulture, $"{(amount < 0.01m ? amount.ToString("0.####", CultureInfo.InvariantCulture) : amount.ToString("#,0.##", CultureInfo.InvariantCulture))} {currency}");

    private static decimal? Number(string? text) =>
        decimal.TryParse(text?.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Write(decimal number) => number.ToString("0.######", CultureInfo.InvariantCulture);
}
