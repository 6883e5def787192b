using System.Text.Json;
using Microsoft.Extensions.AI;
using Trae.Contracts;

namespace Trae.Api.Features.Models.Writing;

/// <summary>The layouts that a model chooses from: those that need no upload.</summary>
internal enum ScriptLayout
{
    Title,
    Statement,
    Points,
    Steps,
    Number,
    Quote,
    Timeline,
    Columns,
    Chart,
    Closing,
}

/// <summary>A script as models answer it; prompts and schema ask for this form.</summary>
internal sealed record ScriptAnswer(string? Title, IReadOnlyList<SceneAnswer>? Scenes)
{
    /// <summary>What the answer must be, as JSON schema.</summary>
    public static JsonElement Schema { get; } = ((ChatResponseFormatJson)ChatResponseFormat.ForJsonSchema<ScriptAnswer>(JsonDefaults.Options)).Schema!.Value;

    /// <returns>Null if it is none.</returns>
    public static ScriptAnswer? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<ScriptAnswer>(Unwrapped(text), JsonDefaults.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Models that think aloud, or were told nothing of a schema, put words or a fence around it.
    private static string Unwrapped(string text)
    {
        var thought = text.LastIndexOf("</think>", StringComparison.Ordinal);
        var from = text.IndexOf('{', Math.Max(0, thought));
        var to = text.LastIndexOf('}');

        return from >= 0 && to > from ? text[from..(to + 1)] : text;
    }
}

internal sealed record SceneAnswer(
    ScriptLayout Layout,
    IReadOnlyList<SentenceAnswer>? Sentences,
    string? Kicker,
    string? Heading,
    string? Body,
    IReadOnlyList<string>? Items,
    string? Number,
    string? Attribution,
    IReadOnlyList<TimelineEvent>? Events,
    IReadOnlyList<TextColumn>? Columns,
    ChartAnswer? Chart)
{
    public string Narration => string.Join(' ', (Sentences ?? []).Select(sentence => sentence?.Text?.Trim()));
}

/// <param name="Sources">Numbers of the source's sentences, from 1.</param>
internal sealed record SentenceAnswer(string? Text, IReadOnlyList<int>? Sources);

internal sealed record ChartAnswer(ChartKind Kind, IReadOnlyList<ChartValue>? Values, string? Unit);
