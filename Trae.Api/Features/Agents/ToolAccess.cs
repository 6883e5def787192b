using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Trae.Api.Data;
using Trae.Api.Features.Audit;
using Trae.Api.Http;
using Trae.Api.Http.Limits;

namespace Trae.Api.Features.Agents;

/// <summary>Who sees and calls which tool: what endpoints get from their middleware.</summary>
internal static class ToolAccess
{
    public static McpRequestHandler<ListToolsRequestParams, ListToolsResult> List(McpRequestHandler<ListToolsRequestParams, ListToolsResult> next) => async (context, ct) =>
    {
        var all = await next(context, ct);
        var workspace = HttpOf(context.Services!).RequestServices.GetRequiredService<CurrentWorkspace>();
        all.Tools = [.. all.Tools.Where(tool => workspace.Allows(AgentTool.All[tool.Name].Permission))];

        return all;
    };

    public static McpRequestHandler<CallToolRequestParams, CallToolResult> Call(McpRequestHandler<CallToolRequestParams, CallToolResult> next) => async (context, ct) =>
    {
        var http = HttpOf(context.Services!);
        if (context.Params?.Name is not { } name || !AgentTool.All.TryGetValue(name, out var tool))
        {
            return ToolAnswer.Problem("tool-unknown", "There is no such tool. tools/list has those that you may call.");
        }

        if (!http.RequestServices.GetRequiredService<CurrentWorkspace>().Allows(tool.Permission))
        {
            await AuditTrail.Write(http, AuditTrail.Denied, null, $"mcp {name}");

            return ToolAnswer.Problem(Problems.Forbidden(tool.Permission));
        }

        if (tool.Rate != RateLimits.Default && await RateLimits.Count(tool.Rate, http) is { } refusal)
        {
            return ToolAnswer.Problem(refusal);
        }

        var answer = await Call(next, context, ct);
        if (tool.IsChange && answer.IsError != true && !http.RequestServices.GetRequiredService<AuditLog>().HasEntry)
        {
            await AuditTrail.Write(http, AuditTrail.Done, TargetOf(context.Params.Arguments), $"mcp {name}");
        }

        return answer;
    };

    // A wrong argument is the agent's to mend, so it is told which one; anything else is ours, and goes to the log.
    private static async Task<CallToolResult> Call(
        McpRequestHandler<CallToolRequestParams, CallToolResult> next, RequestContext<CallToolRequestParams> context, CancellationToken ct)
    {
        try
        {
            return await next(context, ct);
        }
        catch (JsonException fault)
        {
            return ToolAnswer.Problem("arguments-malformed", $"An argument has the wrong form{(fault.Path is { } path ? $" at {path}" : "")}. Check it against the tool's schema.");
        }
        catch (ArgumentException fault)
        {
            return ToolAnswer.Problem("arguments-malformed", $"{fault.Message.ReplaceLineEndings(" ")} Check the arguments against the tool's schema.");
        }
    }

    private static string? TargetOf(IDictionary<string, JsonElement>? arguments) =>
        arguments?.FirstOrDefault(argument => argument.Key is "videoId" or "productionId").Value is { ValueKind: JsonValueKind.String } id ? id.GetString() : null;

    private static HttpContext HttpOf(IServiceProvider services) =>
        services.GetRequiredService<IHttpContextAccessor>().HttpContext ?? throw new InvalidOperationException("Agents come by HTTP alone.");
}
