using System.ClientModel;
using System.Text.Json;
using Azure.Identity;
using Polly.CircuitBreaker;
using Polly.RateLimiting;

namespace Trae.Api.Features.Models.Calls;

/// <summary>Says in words why a call failed. Pure.</summary>
internal static class ModelFaults
{
    private const int LongestQuotation = 200;

    public static ModelFault Explain(Exception failure, ConnectedModel model) => Chain(failure).OfType<ModelFault>().FirstOrDefault()
        ?? Chain(failure).Select(each => Of(each, model)).OfType<ModelFault>().FirstOrDefault()
        ?? new("model-failed", $"{model.Name} failed while it answered. Try again, or choose another writer.", failure);

    public static ModelFault NoProtocol(ConnectedModel model, Exception? failure = null) => new(
        "model-protocol", $"{model.Name} does not answer as OpenAI's chat completions do. Check that the address ends where those begin, often in /v1.", failure)
    {
        IsFree = true,
    };

    private static IEnumerable<Exception> Chain(Exception failure)
    {
        for (var each = failure; each is not null; each = each.InnerException!)
        {
            yield return each;
        }
    }

    private static ModelFault? Of(Exception failure, ConnectedModel model) => failure switch
    {
        ModelFault fault => fault,
        ClientResultException { Status: > 0 } refused => OfStatus(refused, model),
        BrokenCircuitException => Free("model-unavailable", $"{model.Name} failed again and again, and is left alone for half a minute. Try again then, or choose another writer.", failure),
        RateLimiterRejectedException => Free("model-busy", $"Too much is being asked of {model.Name} at once. Try again in a minute.", failure),
        AuthenticationFailedException or CredentialUnavailableException =>
            Free("model-identity-refused", $"The managed identity of this Trae gets no token for {model.Name}. Give it the role \"Cognitive Services OpenAI User\".", failure),
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError } =>
            Free("model-unreachable", $"{model.Name} does not answer at {model.Address.Host}:{model.Address.Port}. Check the address, and that it runs.", failure),
        OperationCanceledException => new("model-timeout", $"{model.Name} took too long to answer. Try again, or choose a faster model.", failure),
        IOException or HttpRequestException => new("model-broke-off", $"{model.Name} broke off its answer. Try again, or choose another writer.", failure),
        JsonException or FormatException or InvalidOperationException or ArgumentException or KeyNotFoundException =>
            NoProtocol(model, failure),
        _ => null,
    };

    private static ModelFault OfStatus(ClientResultException refused, ConnectedModel model)
    {
        var said = Said(refused, model);

        return refused.Status switch
        {
            401 or 403 => Free("model-key-refused", $"{model.Name} refuses the key. Enter one that is valid for this model.", refused),
            404 => Free("model-missing", $"{model.Address.Host} has no model \"{model.Model}\" at this address.{said} Check both.", refused),
            429 => Free("model-busy", $"{model.Name} takes no more calls now.{said} Try again later, or check the account's limits.", refused),
            >= 500 => Free("model-failed", $"{model.Name} failed (status {refused.Status}). Try again later, or choose another writer.", refused),
            >= 400 => Free("model-refused", $"{model.Name} refuses the question (status {refused.Status}).{said} Choose another model.", refused),
            >= 300 => Free("model-protocol", $"{model.Address.Host} leads elsewhere (status {refused.Status}), which is not followed. Give the final address.", refused),
            _ => NoProtocol(model, refused),
        };
    }

    // A stranger's words: shown as a quotation, in one line, and never with our key.
    private static string Said(ClientResultException refused, ConnectedModel model)
    {
        try
        {
            using var body = JsonDocument.Parse(refused.GetRawResponse()?.Content.ToString() ?? "");
            var error = body.RootElement.TryGetProperty("error", out var inner) ? inner : body.RootElement;
            var text = error.ValueKind == JsonValueKind.String ? error.GetString() : error.TryGetProperty("message", out var message) ? message.GetString() : null;
            var plain = string.Concat((text ?? "").Where(c => !char.IsControl(c))).Trim();
            if (!string.IsNullOrEmpty(model.Key))
            {
                plain = plain.Replace(model.Key, "…", StringComparison.OrdinalIgnoreCase);
            }

            return plain.Length == 0 ? "" : $" It says: “{(plain.Length <= LongestQuotation ? plain : plain[..LongestQuotation] + "…")}”.";
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return "";
        }
    }

    private static ModelFault Free(string code, string message, Exception failure) => new(code, message, failure) { IsFree = true };
}
