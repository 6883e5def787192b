using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Trae.Api.Features.Models.Client;

/// <summary>Answers from a folder of recordings, one file for each question, so that tests and benchmarks repeat without a model.</summary>
internal sealed class ReplayChatClient(IChatClient inner, string folder, bool record) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var asked = messages.ToList();
        var file = Path.Combine(folder, $"{KeyOf(asked, options)}.json");
        if (!File.Exists(file))
        {
            await Record(file, asked, options, cancellationToken);
        }

        await using var stream = File.OpenRead(file);
        var kept = await JsonSerializer.DeserializeAsync<ChatResponse>(stream, AIJsonUtilities.DefaultOptions, cancellationToken);
        foreach (var update in kept!.ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    /// <summary>By what is asked alone: which model answered is the folder's business.</summary>
    internal static string KeyOf(IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        var schema = (options?.ResponseFormat as ChatResponseFormatJson)?.Schema?.GetRawText();
        var text = string.Join('\n', messages.Select(message => $"{message.Role}: {message.Text}").Append(schema));

        return Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)))[..32];
    }

    private async Task Record(string file, List<ChatMessage> messages, ChatOptions? options, CancellationToken ct)
    {
        if (!record)
        {
            throw new ModelFault(
                "model-not-recorded", $"There is no recording of this question ({Path.GetFileName(file)}). Record it with {ModelSettings.Section}:Record.") { IsFree = true };
        }

        var response = await base.GetStreamingResponseAsync(messages, options, ct).ToChatResponseAsync(ct);
        foreach (var message in response.Messages)
        {
            message.RawRepresentation = null;
        }

        response.RawRepresentation = null;
        Directory.CreateDirectory(folder);

        // Whole or not at all.
        await File.WriteAllTextAsync(file + ".new", JsonSerializer.Serialize(response, AIJsonUtilities.DefaultOptions), ct);
        File.Move(file + ".new", file, overwrite: true);
    }
}
