using Trae.Contracts;

namespace Trae.Api.Features.Models;

/// <summary>What a connection must be in itself: pure.</summary>
internal static class ModelRules
{
    private const string OpenAi = "https://api.openai.com/v1";

    public static IEnumerable<Fault> Faults(SaveModelConnectionRequest request)
    {
        if (string.IsNullOrWhiteSpace(request.Name) || string.IsNullOrWhiteSpace(request.Model))
        {
            yield return new("name", "name-missing", "A connection needs a name and a model. Fill in both.");
        }

        if (AddressOf(request) is null)
        {
            yield return new(
                "address", "model-address-invalid", "Give the endpoint's address with http or https and without a name, password, query or fragment, such as http://127.0.0.1:11434/v1.");
        }

        if (request.Key?.Any(c => c is <= ' ' or > '~') ?? false)
        {
            yield return new("key", "model-key-malformed", "A key has letters, digits and signs, and no space. Copy it again.");
        }

        if (request.Price.InputPerMillion + request.Price.OutputPerMillion > 0 && request.MonthlyBudget <= 0)
        {
            yield return new("monthlyBudget", "model-budget-missing", "This model costs money, so nothing can be asked of it without a monthly budget. Say how much it may spend.");
        }
    }

    /// <summary>Null for none that can be asked.</summary>
    public static Uri? AddressOf(SaveModelConnectionRequest request) => AddressOf(request.Kind, request.Address);

    public static Uri? AddressOf(ModelKind kind, string? written)
    {
        var text = string.IsNullOrWhiteSpace(written) && kind == ModelKind.OpenAi ? OpenAi : written?.Trim();
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address)
            || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps)
            || address.UserInfo.Length > 0
            || address.Query.Length > 0
            || address.Fragment.Length > 0
            || address.Host.Length == 0)
        {
            return null;
        }

        // What people copy from Azure's portal is the resource's address; its chat completions are below this one.
        return kind is ModelKind.AzureKey or ModelKind.AzureIdentity && address.AbsolutePath == "/" ? new(address, "/openai/v1") : address;
    }

    /// <summary>Whether a key that was given for one address may be sent to the other.</summary>
    public static bool SameOrigin(string one, string other) =>
        Uri.TryCreate(one, UriKind.Absolute, out var a) && Uri.TryCreate(other, UriKind.Absolute, out var b)
        && Uri.Compare(a, b, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;

    /// <summary>Enough to recognise a key by, where it is long enough for that to tell nothing.</summary>
    public static string? EndOf(string? key) => key is { Length: >= 16 } ? key[^4..] : null;
}
