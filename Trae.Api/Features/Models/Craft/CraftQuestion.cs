using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.Extensions.AI;
using Trae.Api.Features.BrandVoices;
using Trae.Api.Features.Content.Sources;
using Trae.Api.Features.Models.Calls;
using Trae.Api.Features.Models.Writing;
using Trae.Contracts;

namespace Trae.Api.Features.Models.Craft;

/// <summary>Asks a model for a craft: the script goes as data inside a fence that nothing in it can close. Pure.</summary>
internal static class CraftQuestion
{
    public const string ScenesPrompt = "craft-scenes.v1";
    public const string OptionsPrompt = "craft-options.v1";

    private static readonly JsonSerializerOptions Plain = new(JsonDefaults.Options) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static ModelQuestion Scenes(CraftRequest request, Storyboard storyboard, IReadOnlyList<int> places, LearntVoice? voice)
    {
        var scenes = JsonSerializer.Serialize(places.Select(place => SceneTexts.Of(storyboard.Scenes[place], place)), Plain);
        var numbers = string.Join(", ", places.Select(place => (place + 1).ToString(CultureInfo.InvariantCulture)));

        return Ask(ScenesPrompt, request, voice, request.Language ?? storyboard.Language, scenes, ScenesAnswer.Schema, 4_000 + (WordCounter.Count(scenes) * 8), ("scenes", numbers));
    }

    public static ModelQuestion Options(CraftRequest request, Storyboard storyboard, LearntVoice? voice)
    {
        var script = $"Title: {storyboard.Title}\n{string.Join('\n', storyboard.Scenes.Select(scene => scene.Narration.ReplaceLineEndings(" ")))}";

        return Ask(OptionsPrompt, request, voice, storyboard.Language, script, OptionsAnswer.Schema, 5_000);
    }

    private static ModelQuestion Ask(
        string prompt, CraftRequest request, LearntVoice? voice, string language, string data, JsonElement schema, int mostTokens, params ReadOnlySpan<(string Place, string Text)> more)
    {
        var fence = PromptFence.NameOf("SCRIPT", data);
        var wish = string.IsNullOrWhiteSpace(request.Wish) ? "" : $"* The person who makes the video also asks for: {request.Wish.Trim()}";
        var system = PromptFile.Read(
            prompt, [.. more, ("fence", fence), ("task", CraftTask.Of(request.Kind, request.Language).Words), ("language", language), ("wish", wish)]);

        var manner = VoicePrompt.Of(voice);

        return new(
            request.Kind.ToString().ToLowerInvariant(),
            VoicePrompt.Named(prompt, voice),
            [new(ChatRole.System, system + manner.Rules), new(ChatRole.User, manner.Data + PromptFence.Around(data, fence))],
            schema,
            mostTokens);
    }
}
