using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
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
    public static JsonElement Schema { get; } = WithoutSegments(AnswerForm.Of<ScriptAnswer>());

    /// <summary>What an episode of a series must be.</summary>
    public static JsonElement SchemaOfEpisode { get; } = AnswerForm.Of<ScriptAnswer>();

    private static JsonElement WithoutSegments(JsonElement schema)
    {
        const string Segment = "segment";
        var node = JsonNode.Parse(schema.GetRawText())!;
        var scene = node["properties"]!["scenes"]!["items"]!.AsObject();
        scene["properties"]!.AsObject().Remove(Segment);
        if (scene["required"] is JsonArray required)
        {
            required.RemoveAll(name => name?.GetValue<string>() == Segment);
        }

        return JsonSerializer.SerializeToElement(node);
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
    /// <summary>The part of its series that it belongs to, from 1; only of episodes.</summary>
    public int? Segment { get; init; }

    [JsonIgnore]
    public string Narration => string.Join(' ', (Sentences ?? []).Select(sentence => sentence?.Text?.Trim()));
}

/// <param name="Sources">Numbers of the source's sentences, from 1.</param>
internal sealed record SentenceAnswer(string? Text, IReadOnlyList<int>? Sources);

internal sealed record ChartAnswer(ChartKind Kind, IReadOnlyList<ChartValue>? Values, string? Unit);
