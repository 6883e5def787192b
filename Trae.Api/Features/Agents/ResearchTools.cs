using System.ComponentModel;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Trae.Api.Features.Research;
using Trae.Api.Http;
using Trae.Api.Http.Limits;
using Trae.Contracts;

namespace Trae.Api.Features.Agents;

/// <summary>A topic that is looked into, step by step.</summary>
internal static class ResearchTools
{
    private const string VersionWords = "The version that you looked at, as get_research gave it: nobody's work is overwritten.";

    [McpServerTool(Name = "start_research", Title = "Look into a topic", Destructive = false, OpenWorld = true), AgentTool(Permission.EditVideos, RateLimits.Expensive)]
    [Description("Gives questions about a topic, the usual ones or a model's: read get_research until the stage is questions. Change them if need be, and approve them; nothing is searched before.")]
    public static async Task<CallToolResult> Start(
        [Description("The topic, in 3 to 200 characters.")] string topic,
        StartResearch start,
        CancellationToken ct,
        [Description("The language to search in, as a BCP 47 tag; found from the topic if left out.")] string? language = null,
        [Description("Who proposes the questions: built-in, or a model connection's id; the workspace's default if left out.")] string? writer = null,
        [Description("Any text of your own: a repeated call with the same one begins no second research.")] string? idempotencyKey = null)
    {
        var request = new CreateResearchRequest(topic, language, writer);

        return ToolArguments.Check(request) is { } problem ? ToolAnswer.Problem(problem) : ToolAnswer.Of(await start.Begin(request, idempotencyKey, ct));
    }

    [McpServerTool(Name = "get_research", Title = "Read a research", ReadOnly = true, OpenWorld = false), AgentTool(Permission.ReadVideos)]
    [Description("A research as it is now: its stage (asking, questions, searching, findings, outline), its questions, what was found with its sources, the outline, and its version.")]
    public static async Task<CallToolResult> Get([Description("The research's id.")] Guid researchId, ResearchReader researches, CancellationToken ct) =>
        ToolAnswer.Of(await GetResearch.Read(researchId, researches, ct));

    [McpServerTool(Name = "change_research", Title = "Change a step of a research", Destructive = false, Idempotent = true, OpenWorld = false), AgentTool(Permission.EditVideos)]
    [Description("Changes what the research's stage is at: its questions, which findings may be said, or the outline. Give that one alone.")]
    public static async Task<CallToolResult> Change(
        [Description("The research's id.")] Guid researchId,
        [Description(VersionWords)] int version,
        ChangeResearch change,
        CancellationToken ct,
        [Description("All questions, up to 8.")] IReadOnlyList<string>? questions = null,
        [Description("The ids of the findings that may be said.")] IReadOnlyList<Guid>? chosen = null,
        [Description("The parts of the script in order, each with its heading and the ids of its findings.")] IReadOnlyList<ResearchSection>? outline = null)
    {
        var request = new ChangeResearchRequest(questions, chosen, outline);

        return ToolArguments.Check(request) is { } problem
            ? ToolAnswer.Problem(problem)
            : ToolAnswer.Of(await change.Do(researchId, ETag.Of(version), research => ResearchRules.Change(research, request), ct));
    }

    [McpServerTool(Name = "approve_research", Title = "Approve a step of a research", Destructive = false, OpenWorld = true), AgentTool(Permission.EditVideos, RateLimits.Expensive)]
    [Description("Approves the questions, which are then searched for, or the findings, which are put into an outline. Approve an outline with create_video and its `research`.")]
    public static async Task<CallToolResult> Approve(
        [Description("The research's id.")] Guid researchId, [Description(VersionWords)] int version, ChangeResearch change, CancellationToken ct) =>
        ToolAnswer.Of(await change.Do(researchId, ETag.Of(version), ResearchRules.Approve, ct));
}
