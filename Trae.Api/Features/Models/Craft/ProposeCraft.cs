using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.BrandVoices;
using Trae.Api.Features.Voices;
using Trae.Api.Http;
using Trae.Contracts;

namespace Trae.Api.Features.Models.Craft;

internal sealed class ProposeCraft(
    TraeDb db, CurrentWorkspace workspace, ModelDirectory models, Crafter crafter, VoiceList voices, ChosenVoice brandVoices)
{
    [EndpointSummary("Propose a change of the script, or texts about it")]
    [EndpointDescription(
        "Rewrites, shortens, simplifies, expands or translates one scene or all; or gives hooks, titles, descriptions, tags, poster texts or a summary. " +
        "Nothing is changed: save what you like of it as a storyboard. Without a model, the built-in writer does what it can by selecting.")]
    public static Task<Results<Ok<CraftDto>, ProblemHttpResult>> Handle(
        Guid id, CraftRequest request, [FromServices] ProposeCraft propose, CancellationToken ct) => propose.Handle(id, request, ct);

    private async Task<Results<Ok<CraftDto>, ProblemHttpResult>> Handle(Guid id, CraftRequest request, CancellationToken ct)
    {
        var video = await db.Videos.In(workspace).AsNoTracking().FirstOrDefaultAsync(v => v.Id == id, ct);
        if (video is null)
        {
            return Problems.VideoNotFound();
        }

        if (video.Storyboard is not { } storyboard)
        {
            return Problems.Conflict("storyboard-not-written", "The storyboard is not written yet. Follow /events and come back when it is.");
        }

        if (request.Scene >= storyboard.Scenes.Count)
        {
            return Problems.Unprocessable("scene-unknown", $"The video has {storyboard.Scenes.Count} scenes. Give the place of one of them, from 0.");
        }

        var all = await voices.Find(ct) ?? [];
        var voice = VoiceOf(request, storyboard, all);
        if (request.Kind == CraftKind.Translate && (request.Language is null || voice is null))
        {
            return Problems.Unprocessable("language-unknown", "Say which language it is translated into: a BCP 47 tag that a voice of /api/v1/voices speaks.");
        }

        var manner = await brandVoices.Of(workspace.Id, request.BrandVoice ?? video.BrandVoiceId, ct);
        if (manner is null && (request.BrandVoice is not null || request.Kind == CraftKind.Voice))
        {
            return Problems.Unprocessable("brand-voice-not-found", "There is no such brand voice. Choose one that /api/v1/brand-voices lists.");
        }

        // Nobody's manner is carried over into another language.
        manner = request.Kind == CraftKind.Translate && manner?.Speaks(request.Language!) == false ? null : manner;
        try
        {
            var model = await models.WriterOf(request.Writer, workspace.Id, ct);

            return await Propose(model, request, video, voice, manner, ct);
        }
        catch (ModelFault fault)
        {
            return BuiltInCraft.Can(request.Kind) && fault.Code != "writer-unknown"
                ? TypedResults.Ok(BuiltIn(request, video, manner, $"The built-in writer made this. {fault.Message}", 0, null))
                : ModelProblems.Of(fault);
        }
    }

    private async Task<Results<Ok<CraftDto>, ProblemHttpResult>> Propose(ConnectedModel? model, CraftRequest request, Video video, Voice? voice, LearntVoice? manner, CancellationToken ct)
    {
        if (model is null)
        {
            return BuiltInCraft.Can(request.Kind)
                ? TypedResults.Ok(BuiltIn(request, video, manner, note: null, 0, null))
                : Problems.Unprocessable("craft-needs-model", "The built-in writer only selects, and cannot do this. Choose a connected model as the writer.");
        }

        var (before, places) = (video.Storyboard!, PlacesOf(request, video.Storyboard!));
        var crafted = await crafter.Craft(model, new(request, before, places, voice?.Scripts ?? [], manner), new(workspace.Id, VideoId: video.Id), ct);
        if (crafted.Problem is { } problem)
        {
            var reason = $"{model.Name}'s answer could not be used, and no better when it was asked again. {problem}";

            return BuiltInCraft.Can(request.Kind)
                ? TypedResults.Ok(BuiltIn(request, video, manner, $"The built-in writer made this: {reason}", crafted.Cost, model.Price.Currency))
                : Problems.Unprocessable("craft-failed", reason);
        }

        var after = request.Kind == CraftKind.Translate && crafted.Storyboard is not null ? crafted.Storyboard with { Speaker = before.Speaker with { Voice = voice!.Id } } : crafted.Storyboard;

        return TypedResults.Ok(new CraftDto(
            request.Kind, model.Name, video.StoryboardVersion, after, after is null ? [] : ChangesOf(before, after), crafted.Options, crafted.Manners.Count == 0 ? null : string.Join(' ', crafted.Manners), crafted.Cost, model.Price.Currency));
    }

    private static CraftDto BuiltIn(CraftRequest request, Video video, LearntVoice? manner, string? note, decimal cost, string? currency)
    {
        var storyboard = video.Storyboard!;
        var changed = request.Kind switch
        {
            CraftKind.Shorten => BuiltInCraft.Shorten(storyboard, PlacesOf(request, storyboard)),
            CraftKind.Voice => BuiltInCraft.Voiced(storyboard, PlacesOf(request, storyboard), manner!),
            _ => null,
        };
        var options = changed is null ? BuiltInCraft.Options(request.Kind, storyboard, CraftTask.Of(request.Kind, request.Language), manner) : [];

        return new(request.Kind, "Built-in writer", video.StoryboardVersion, changed, changed is null ? [] : ChangesOf(storyboard, changed), options, note, cost, currency);
    }

    // Silent scenes have nothing to say, but texts to translate.
    private static List<int> PlacesOf(CraftRequest request, Storyboard storyboard) => request.Scene is { } one
        ? [one]
        : [.. Enumerable.Range(0, storyboard.Scenes.Count).Where(place => request.Kind == CraftKind.Translate || !storyboard.Scenes[place].IsSilent)];

    private static List<int> ChangesOf(Storyboard before, Storyboard after) =>
        [.. Enumerable.Range(0, before.Scenes.Count).Where(place => !ReferenceEquals(before.Scenes[place], after.Scenes[place]) && before.Scenes[place] != after.Scenes[place])];

    private static Voice? VoiceOf(CraftRequest request, Storyboard storyboard, IReadOnlyList<Voice> all) => request.Kind != CraftKind.Translate
        ? all.FirstOrDefault(voice => voice.Id == storyboard.Speaker.Voice)
        : request.Language is null ? null
        : all.FirstOrDefault(voice => voice.Id == request.Voice && VoiceList.Speaks(voice, request.Language)) ?? VoiceList.FirstFor(request.Language, all);
}
