using System.Text.Json;
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
    public static JsonElement Schema { get; } = AnswerForm.Of<ScriptAnswer>();
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
