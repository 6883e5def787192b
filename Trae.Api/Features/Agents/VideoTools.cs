using System.ComponentModel;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Trae.Api.Data;
using Trae.Api.Features.Videos;
using Trae.Api.Http.Limits;
using Trae.Contracts;

namespace Trae.Api.Features.Agents;

/// <summary>Videos: list, read, make, delete.</summary>
internal static class VideoTools
{
    [McpServerTool(Name = "list_videos", Title = "List videos", ReadOnly = true, OpenWorld = false), AgentTool(Permission.ReadVideos)]
    [Description("The workspace's videos, newest first, each with its state and the progress of its newest production. A page at a time.")]
    public static async Task<CallToolResult> List(
        VideoReader videos,
        CancellationToken ct,
        [Description("The `next` of the page before; leave out for the first page.")] string? cursor = null,
        [Description("How many, 1 to 100.")] int limit = 20) =>
        ToolArguments.CheckLimit(limit) is { } problem ? ToolAnswer.Problem(problem) : ToolAnswer.Of(await ListVideos.Handle(videos, ct, cursor, limit));

    [McpServerTool(Name = "get_video", Title = "Read a video", ReadOnly = true, OpenWorld = false), AgentTool(Permission.ReadVideos)]
    [Description(
        "A video as it is now: its state (writing, writingFailed, draft, producing, productionFailed, cancelled, published), why something failed, the " +
        "newest production step by step, under `published` the files and when they were finished, and in `visibility` who may watch them.")]
    public static async Task<CallToolResult> Get([Description("The video's id.")] Guid videoId, VideoReader videos, CancellationToken ct) =>
        ToolAnswer.Of(await GetVideo.Handle(videoId, videos, ct));

    [McpServerTool(Name = "create_video", Title = "Make a video", Destructive = false, OpenWorld = true), AgentTool(Permission.EditVideos, RateLimits.Expensive)]
    [Description("Makes a video from a source, given as `text`, as a `link` that is fetched, or as a `research` at its outline. The script is written in the background: read get_video until the state is draft.")]
    public static async Task<CallToolResult> Create(
        CreateVideo create,
        CancellationToken ct,
        [Description("The source itself, 80 to 20,000 words: plain text, Markdown or HTML.")] string? text = null,
        [Description("An http(s) address to fetch the source from, instead of text.")] string? link = null,
        [Description("A research's id, instead of text or link: the script says what it approved.")] Guid? research = null,
        [Description("Who writes the script: built-in, or a model connection's id; the workspace's default if left out.")] string? writer = null,
        [Description("What the video should be about, in a sentence or two; its title if it is short.")] string? brief = null,
        [Description("What the source is. script: a finished script, spoken as it stands.")] SourceKind kind = SourceKind.Auto,
        [Description("wide is 16:9, tall 9:16, square 1:1; wide, or as the series says, if left out.")] VideoFormat? format = null,
        [Description("Target length in seconds, 15 to 1,800; 60, or as the series says, if left out.")] int? seconds = null,
        [Description("Language of the script as a BCP 47 tag; found from the source if left out.")] string? language = null,
        [Description("A voice's id from list_voices.")] string? voice = null,
        [Description("A theme from list_looks.")] string? theme = null,
        [Description("A presenter from list_looks, or none.")] string? presenter = null,
        [Description("Whether captions are drawn into the picture.")] bool captions = true,
        [Description("Generated music under the speech; none if left out.")] MusicMood? music = null,
        [Description("A series' id from list_series: the video is its next episode, and what is left out here is as the series says.")] Guid? series = null,
        [Description("A brand voice's id: the script is written in it.")] Guid? brandVoice = null,
        [Description("Render it as soon as the script is written, without a chance to edit it.")] bool produce = false,
        [Description("Any text of your own: a repeated call with the same one makes no second video.")] string? idempotencyKey = null)
    {
        var request = new CreateVideoRequest
        {
            Text = text, Link = link, Research = research, Writer = writer, Brief = brief, Kind = kind, Language = language, Voice = voice, Theme = theme,
            Presenter = presenter, Captions = captions, Series = series, BrandVoice = brandVoice, Music = music is { } mood ? new SoundTrack(mood) : null, Produce = produce,
        };

        request = format is { } shape ? request with { Format = shape } : request;
        request = seconds is { } length ? request with { Seconds = length } : request;

        return ToolArguments.Check(request) is { } problem
            ? ToolAnswer.Problem(problem)
            : ToolAnswer.Of(await CreateVideo.Handle(request, idempotencyKey, create, ct));
    }

    [McpServerTool(Name = "set_visibility", Title = "Change who may watch a video", Destructive = true, Idempotent = true, OpenWorld = false), AgentTool(Permission.EditVideos)]
    [Description("Changes who may watch a video, at once: private is members of the workspace, unlisted whoever has its address, public everybody, and listed. New videos are private; ask a person before you show one.")]
    public static async Task<CallToolResult> SetVisibility(
        [Description("The video's id.")] Guid videoId, [Description("private, unlisted or public.")] Visibility visibility, ChangeVideo change, CancellationToken ct) =>
        ToolAnswer.Of(await ChangeVideo.Handle(videoId, new() { Visibility = visibility }, change, ct));

    [McpServerTool(Name = "delete_video", Title = "Delete a video", Destructive = true, Idempotent = true, OpenWorld = false), AgentTool(Permission.EditVideos)]
    [Description("Deletes a video with its productions and files, published ones too. It cannot be undone.")]
    public static async Task<CallToolResult> Delete(
        [Description("The video's id.")] Guid videoId, TraeDb db, CurrentWorkspace workspace, PageGeneration pages, TimeProvider clock, CancellationToken ct) =>
        ToolAnswer.Of(await DeleteVideo.Handle(videoId, db, workspace, pages, clock, ct));
}
