using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Trae.Api.Features.Models.Calls;

/// <summary>What is asked of a model.</summary>
/// <param name="Purpose">For the usage: "script", "repair", "try" or the name of a craft.</param>
/// <param name="Prompt">The prompt's file and version, such as "script.v1".</param>
/// <param name="Schema">What the answer must be; null for free text.</param>
/// <param name="MostTokens">How long the answer may be.</param>
internal sealed record ModelQuestion(string Purpose, string Prompt, IReadOnlyList<ChatMessage> Messages, JsonElement? Schema, int MostTokens)
{
    /// <summary>Whether the same question is answered from what was answered before.</summary>
    public bool IsKept { get; init; } = true;

    /// <summary>More than are counted for ordinary text, so that what is reserved is enough: a token has three bytes or more.</summary>
    public static long TokensOf(string text) => (Encoding.UTF8.GetByteCount(text) + 2) / 3;

    public long InputTokens => Messages.Sum(message => TokensOf(message.Text) + 8) + TokensOf(Schema?.GetRawText() ?? "") + 50;

    public string KeyFor(ConnectedModel model)
    {
        var text = new StringBuilder(model.Identity).Append('\n').Append(Prompt).Append('\n').Append(MostTokens).Append('\n').Append(Schema?.GetRawText());
        foreach (var message in Messages)
        {
            text.Append('\n').Append(message.Role).Append('\n').Append(message.Text.Length).Append('\n').Append(message.Text);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}

/// <summary>For whom a model is asked.</summary>
internal sealed record ModelErrand(Guid WorkspaceId, Guid? JobId = null, Guid? VideoId = null);

/// <param name="Key">Under which it is kept.</param>
/// <param name="WasCutOff">It ended at its limit, and not because it was complete.</param>
internal sealed record ModelAnswer(string Key, string Text, bool WasCutOff, long InputTokens = 0, long OutputTokens = 0, decimal Cost = 0);
