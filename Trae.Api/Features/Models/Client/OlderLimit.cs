using Microsoft.Extensions.AI;
using OpenAI.Chat;

namespace Trae.Api.Features.Models.Client;

/// <summary>
/// Says how long an answer may be as <c>max_tokens</c>, too: Ollama's and other servers' chat completions know no <c>max_completion_tokens</c>
/// (https://docs.ollama.com/openai), which OpenAI's own newer models ask for.
/// </summary>
internal sealed class OlderLimit(IChatClient inner) : DelegatingChatClient(inner)
{
    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<Microsoft.Extensions.AI.ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        base.GetResponseAsync(messages, Older(options), cancellationToken);

    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<Microsoft.Extensions.AI.ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        base.GetStreamingResponseAsync(messages, Older(options), cancellationToken);

    private static ChatOptions? Older(ChatOptions? options)
    {
        if (options?.MaxOutputTokens is not { } most)
        {
            return options;
        }

        var older = options.Clone();
        older.MaxOutputTokens = null;
        older.RawRepresentationFactory = _ =>
        {
            var raw = new ChatCompletionOptions();

#pragma warning disable SCME0001 // The library has no other way to send it; its version is pinned.
            raw.Patch.Set("$.max_tokens"u8, most);
#pragma warning restore SCME0001

            return raw;
        };

        return older;
    }
}
