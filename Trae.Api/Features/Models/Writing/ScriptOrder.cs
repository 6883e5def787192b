using System.Globalization;
using Microsoft.Extensions.AI;
using Trae.Api.Features.BrandVoices;
using Trae.Api.Features.Content.Sources;
using Trae.Api.Features.Content.Writing;
using Trae.Api.Features.Models.Calls;
using Trae.Contracts;

namespace Trae.Api.Features.Models.Writing;

/// <summary>What a model is to write.</summary>
/// <param name="VoiceScripts">The alphabets that the voice reads.</param>
internal sealed record ScriptOrder(
    IReadOnlyList<SourceDocument> Sources, WritingRequest Request, IReadOnlyList<string> VoiceScripts)
{
    /// <summary>The prompt and its version; another version asks anew what is kept of this one.</summary>
    public const string Prompt = "script.v1";

    public const string RepairPrompt = "repair.v1";

    // Rules, schema and what a correction adds.
    private const int TokensBesideSource = 4_000;
    private const int LongestEcho = 40_000;

    /// <summary>Where the source is a research's outline: the pages that its sentences are from. Null for sources as they are.</summary>
    public IReadOnlyList<SourceCredit>? Pages { get; init; }

    public string Language => Request.Language ?? Sources[0].Language;

    // The parts of a series have an order of their own.
    public bool FollowsOutline => Pages is not null && !HasSegments;

    private bool HasSegments => Request.Episode is { Segments.Count: > 0 };

    private LearntVoice? Manner => Request.Voice?.Speaks(Language) == true ? Request.Voice : null;

    public IReadOnlyList<SourceCredit> Named => Pages ?? [.. Sources.Select(source => source.Credit)];

    public bool IsSourceLanguage => Sources.All(source => StopWords.Primary(source.Language) == StopWords.Primary(Language));

    /// <summary>
    /// Speech, what is shown, the form around it, and what a reasoning model thinks to itself; and no more than leaves room for the question
    /// and a correction, for servers refuse an answer that could not fit.
    /// </summary>
    public static int MostTokens(WritingRequest request, int contextTokens) =>
        Math.Min(6_000 + (int)(Pace.For(request).Words * 10), Math.Max(1_500, contextTokens / 4));

    public NumberedSources Number(ConnectedModel model) =>
        NumberedSources.Of(Sources, Request.Brief, Math.Max(1_000, model.ContextTokens - TokensBesideSource - (2L * MostTokens(Request, model.ContextTokens))));

    public ModelQuestion Ask(ConnectedModel model, NumberedSources numbered)
    {
        var pace = Pace.For(Request);
        var system = PromptFile.Read(
            Prompt,
            ("fence", numbered.Fence),
            ("language", Language),
            ("words", Whole(pace.Words)),
            ("scenes", Whole(pace.Scenes)),
            ("seconds", Whole(Request.Seconds)));
        var voice = VoicePrompt.Of(Manner);
        var wish = string.IsNullOrWhiteSpace(Request.Brief) ? "" : $"The person who makes the video asks for: {Request.Brief.Trim()}\n\n";

        return new(
            "script",
            VoicePrompt.Named(string.Join(' ', ((string?[])[Prompt, FollowsOutline ? OutlineOrder.File : null, HasSegments ? SeriesPrompt.File : null]).OfType<string>()), Manner),
            [new(ChatRole.System, system + (FollowsOutline ? OutlineOrder.Rules : "") + voice.Rules + SeriesPrompt.Of(Request.Episode)), new(ChatRole.User, wish + voice.Data + numbered.Fenced)],
            HasSegments ? ScriptAnswer.SchemaOfEpisode : ScriptAnswer.Schema,
            MostTokens(Request, model.ContextTokens));
    }

    public static ModelQuestion Repair(ModelQuestion question, string answer, IReadOnlyList<string> faults, string prompt = RepairPrompt)
    {
        var echo = answer.Length <= LongestEcho ? answer : answer[..LongestEcho] + "…";
        var request = PromptFile.Read(prompt, ("faults", string.Join('\n', faults.Select(fault => $"* {fault}"))));

        return question with
        {
            Purpose = "repair",
            Prompt = prompt,
            Messages = [.. question.Messages, new(ChatRole.Assistant, echo.Length == 0 ? "{}" : echo), new(ChatRole.User, request)],
        };
    }

    private static string Whole(double number) => number.ToString("0", CultureInfo.InvariantCulture);
}
