using System.ClientModel;
using System.ClientModel.Primitives;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Azure.Identity;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using OpenAI;
using OpenAI.Chat;
using Trae.Contracts;

namespace Trae.Api.Features.Models.Client;

/// <summary>One client for each connection, kept as long as nothing about the connection changes.</summary>
internal sealed class ChatClients(ModelNetwork network, IOptions<ModelSettings> settings, TimeProvider clock) : IDisposable
{
    private const int MostKept = 200;
    private const string AzureScope = "https://cognitiveservices.azure.com/.default";

    private readonly ConcurrentDictionary<string, Lazy<(IChatClient Chat, HttpClient Http)>> _clients = new(StringComparer.Ordinal);

    public IChatClient Of(ConnectedModel model)
    {
        if (_clients.Count > MostKept)
        {
            // Those in use go on; they are made anew when they are asked for.
            _clients.Clear();
        }

        return _clients.GetOrAdd(KeyOf(model), _ => new(() => Create(model))).Value.Chat;
    }

    public void Dispose()
    {
        foreach (var (_, client) in _clients.Where(entry => entry.Value.IsValueCreated))
        {
            client.Value.Chat.Dispose();
            client.Value.Http.Dispose();
        }
    }

    private static string KeyOf(ConnectedModel model) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{model.Id}\n{model.Kind}\n{model.Address}\n{model.Model}\n{model.Key}")));

    private (IChatClient Chat, HttpClient Http) Create(ConnectedModel model)
    {
        var http = ModelHttp.Create(network, settings.Value, clock);
        var options = new OpenAIClientOptions
        {
            Endpoint = model.Address,
            Transport = new HttpClientPipelineTransport(http),

            // Repeats and time limits are ours.
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
            ClientLoggingOptions = new() { EnableLogging = false },
        };

#pragma warning disable OPENAI001 // The only way in with another authentication than OpenAI's own; the library's version is pinned.
        var chat = new ChatClient(model.Model, Authentication(model), options).AsIChatClient();
#pragma warning restore OPENAI001
        IChatClient told = model.Kind == ModelKind.Compatible ? new OlderLimit(chat) : chat;
        if (settings.Value.Recordings is { } folder)
        {
            told = new ReplayChatClient(told, folder, settings.Value.Record);
        }

        told = new FewAtOnce(told, model.Name, settings.Value.CallsAtOnce);

        // Spans and figures of the GenAI conventions; what is asked and answered is not in them.
        return (told.AsBuilder().UseOpenTelemetry(sourceName: "Trae.Models").Build(), http);
    }

    private static AuthenticationPolicy Authentication(ConnectedModel model) => model.Kind switch
    {
        ModelKind.AzureIdentity => new BearerTokenPolicy(new DefaultAzureCredential(), AzureScope),
        ModelKind.AzureKey => ApiKeyAuthenticationPolicy.CreateHeaderApiKeyPolicy(Credential(model), "api-key"),
        _ => ApiKeyAuthenticationPolicy.CreateBearerAuthorizationPolicy(Credential(model)),
    };

    // Servers of one's own ask for none and take any.
    private static ApiKeyCredential Credential(ConnectedModel model) => new(string.IsNullOrEmpty(model.Key) ? "none" : model.Key);
}
