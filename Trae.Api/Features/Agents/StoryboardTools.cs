using System.ComponentModel;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Trae.Api.Data;
using Trae.Api.Features.Videos;
using Trae.Api.Http;
using Trae.Contracts;

namespace Trae.Api.Features.Agents;

/// <summary>The storyboard, whole or one scene of it.</summary>
internal static class StoryboardTools
{
    private const string VersionWords = "The version that the change is based on, as get_storyboard gave it: nobody's work is overwritten.";

    [McpServerTool(Name = "get_storyboard", Title = "Read a storyboard", ReadOnly = true, OpenWorld = false), AgentTool(Permission.ReadVideos)]
    [Description("What a video is made from: scenes with narration, layout and what is shown. Its version is needed to change it.")]
    public static async Task<CallToolResult> Get([Description("The video's id.")] Guid videoId, TraeDb db, CurrentWorkspace workspace, CancellationToken ct) =>
        ToolAnswer.Of(await GetStoryboard.Read(videoId, db, workspace, ct));

    [McpServerTool(Name = "edit_storyboard", Title = "Save a storyboard", Destructive = false, Idempotent = true, OpenWorld = false), AgentTool(Permission.EditVideos)]
    [Description("Saves a whole storyboard in place of the one that is there: to add, drop or reorder scenes, or change title, voice or look.")]
    public static async Task<CallToolResult> Edit(
        [Description("The video's id.")] Guid videoId,
        [Description(VersionWords)] int version,
        [Description("The storyboard as get_storyboard gave it, with your changes. New scenes need a new UUID as their id.")] Storyboard storyboard,
        EditStoryboard edit,
        CancellationToken ct) => ToolAnswer.Of(await edit.Save(videoId, storyboard, ETag.Of(version), ct));

    [McpServerTool(Name = "edit_scene", Title = "Change one scene", Destructive = false, Idempotent = true, OpenWorld = false), AgentTool(Permission.EditVideos)]
    [Description("Changes one scene; what is left out stays as it is. Only that scene is rendered again.")]
    public static async Task<CallToolResult> EditScene(
        [Description("The video's id.")] Guid videoId,
        [Description(VersionWords)] int version,
        [Description("The scene's id.")] Guid sceneId,
        EditStoryboard edit,
        TraeDb db,
        CurrentWorkspace workspace,
        CancellationToken ct,
        [Description("What is said, at most 3,000 characters.")] string? narration = null,
        [Description("How it is laid out.")] SceneLayout? layout = null,
        [Description("What is shown, instead of all that was.")] ScreenText? screen = null,
        [Description("How it gives way to the next scene.")] SceneTransition? transition = null,
        [Description("How the presenter feels.")] Emotion? emotion = null)
    {
        var read = await GetStoryboard.Read(videoId, db, workspace, ct);
        if (read.Result is not Microsoft.AspNetCore.Http.HttpResults.Ok<StoryboardDto> { Value.Storyboard: { } storyboard })
        {
            return ToolAnswer.Of(read);
        }

        if (storyboard.Scenes.All(scene => scene.Id != sceneId))
        {
            return ToolAnswer.Problem("scene-not-found", "The storyboard has no such scene. Read it again with get_storyboard.");
        }

        var changed = storyboard with { Scenes = [.. storyboard.Scenes.Select(scene => scene.Id == sceneId ? Change(scene) : scene)] };

        return ToolAnswer.Of(await edit.Save(videoId, changed, ETag.Of(version), ct));

        Scene Change(Scene scene) => scene with
        {
            Narration = narration ?? scene.Narration,
            Layout = layout ?? scene.Layout,
            Screen = screen ?? scene.Screen,
            Transition = transition ?? scene.Transition,
            Emotion = emotion ?? scene.Emotion,

            // They said what the old words rest on.
            Citations = narration is null || narration == scene.Narration ? scene.Citations : null,
        };
    }
}
