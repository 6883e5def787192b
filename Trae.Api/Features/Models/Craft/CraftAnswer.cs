using System.Text.Json;
using Trae.Api.Features.Models.Writing;
using Trae.Contracts;

namespace Trae.Api.Features.Models.Craft;

/// <summary>Options as models answer them.</summary>
internal sealed record OptionsAnswer(IReadOnlyList<string>? Options)
{
    public static JsonElement Schema { get; } = AnswerForm.Of<OptionsAnswer>();
}

/// <summary>Changed scenes as models answer them.</summary>
internal sealed record ScenesAnswer(IReadOnlyList<SceneTexts>? Scenes)
{
    public static JsonElement Schema { get; } = AnswerForm.Of<ScenesAnswer>();
}

/// <summary>All words of a scene.</summary>
/// <param name="Scene">From 1.</param>
internal sealed record SceneTexts(
    int Scene,
    string? Narration,
    string? Kicker,
    string? Heading,
    string? Body,
    IReadOnlyList<string>? Items,
    string? Number,
    string? Attribution,
    string? Action,
    IReadOnlyList<TextColumn>? Columns,
    IReadOnlyList<TimelineEvent>? Events,
    IReadOnlyList<string>? ChartLabels)
{
    public static SceneTexts Of(Scene scene, int index) => new(
        index + 1,
        scene.Narration,
        scene.Screen.Kicker,
        scene.Screen.Heading,
        scene.Screen.Body,
        scene.Screen.Items,
        scene.Screen.Number,
        scene.Screen.Attribution,
        scene.Screen.Action,
        scene.Screen.Columns,
        scene.Screen.Events,
        scene.Screen.Chart?.Values.Select(value => value.Label).ToList());
}
