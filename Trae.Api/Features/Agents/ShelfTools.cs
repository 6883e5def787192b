using System.ComponentModel;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Trae.Api.Data;
using Trae.Api.Features.Episodes;
using Trae.Api.Features.Published;
using Trae.Api.Features.Usage;
using Trae.Api.Features.Voices;

namespace Trae.Api.Features.Agents;

/// <summary>What there is: published videos, voices, looks, figures.</summary>
internal static class ShelfTools
{
    [McpServerTool(Name = "list_published", Title = "List published videos", ReadOnly = true, OpenWorld = false), AgentTool(Permission.WatchVideos)]
    [Description("The public videos, which anybody may watch, newest first, a page at a time.")]
    public static async Task<CallToolResult> Published(
        TraeDb db,
        CancellationToken ct,
        [Description("The `next` of the page before; leave out for the first page.")] string? cursor = null,
        [Description("How many, 1 to 100.")] int limit = 20,
        [Description("Only those whose title holds this.")] string? search = null) =>
        ToolArguments.CheckLimit(limit) is { } problem ? ToolAnswer.Problem(problem) : ToolAnswer.Of(await ListPublished.Search(db, search, cursor, limit, ct));

    [McpServerTool(Name = "get_published", Title = "Read a published video", ReadOnly = true, OpenWorld = false), AgentTool(Permission.WatchVideos)]
    [Description("A finished video as its viewers see it: its files, captions, chapters and length.")]
    public static async Task<CallToolResult> GetOne([Description("The video's id.")] Guid videoId, TraeDb db, CurrentWorkspace workspace, CancellationToken ct) =>
        ToolAnswer.Of(await GetPublished.Handle(videoId, db, workspace, ct));

    [McpServerTool(Name = "list_voices", Title = "List voices", ReadOnly = true, OpenWorld = false), AgentTool(Permission.ReadVoices)]
    [Description("The voices there are, with their language and speed.")]
    public static async Task<CallToolResult> Voices(
        VoiceList voices, CancellationToken ct, [Description("Only those that speak it, as a BCP 47 tag: en or en-GB.")] string? language = null) =>
        ToolAnswer.Of(await VoiceEndpoints.List(voices, ct, language));

    [McpServerTool(Name = "list_series", Title = "List series", ReadOnly = true, OpenWorld = false), AgentTool(Permission.ReadVideos)]
    [Description("The workspace's series, each with its parts, its look and the number of its next episode. Name one in create_video.")]
    public static async Task<CallToolResult> Series(TraeDb db, CurrentWorkspace workspace, CancellationToken ct) => ToolAnswer.Of(await ListSeries.Handle(db, workspace, ct));

    [McpServerTool(Name = "list_looks", Title = "List looks", ReadOnly = true, OpenWorld = false), AgentTool(Permission.ReadVoices)]
    [Description("The formats, themes and presenters there are.")]
    public static CallToolResult Looks() => ToolAnswer.Of(VoiceEndpoints.Looks());

    [McpServerTool(Name = "get_usage", Title = "Read figures", ReadOnly = true, OpenWorld = false), AgentTool(Permission.ReadUsage)]
    [Description("What the workspace has used in a month and what it may use: minutes rendered, storage, members, productions.")]
    public static async Task<CallToolResult> Usage(
        TraeDb db,
        WorkspaceQuotas quotas,
        CurrentWorkspace workspace,
        TimeProvider clock,
        CancellationToken ct,
        [Description("A month such as 2026-11; this one if left out.")] string? month = null) =>
        ToolAnswer.Of(await GetUsage.Handle(db, quotas, workspace, clock, ct, month));
}
