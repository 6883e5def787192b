using System.Reflection;
using ModelContextProtocol.Server;
using Trae.Api.Http.Limits;

namespace Trae.Api.Features.Agents;

/// <summary>What a tool's caller must be allowed to do, and how often: the same as at the endpoint whose code it runs.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AgentToolAttribute(Permission permission, string rate = RateLimits.Default) : Attribute
{
    public Permission Permission => permission;

    public string Rate => rate;
}

/// <param name="IsChange">Whether it is written down in the audit log.</param>
internal sealed record AgentTool(string Name, Permission Permission, string Rate, bool IsChange)
{
    public static IEnumerable<Type> Types { get; } = [typeof(VideoTools), typeof(StoryboardTools), typeof(ProductionTools), typeof(ResearchTools), typeof(ShelfTools)];

    /// <summary>By name. A tool that says nothing of its permission keeps the API from starting.</summary>
    public static IReadOnlyDictionary<string, AgentTool> All { get; } = Types
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
        .Select(method => (Tool: method.GetCustomAttribute<McpServerToolAttribute>(), Needs: method.GetCustomAttribute<AgentToolAttribute>(), method))
        .Where(each => each.Tool is not null)
        .Select(each => each.Needs is { } needs
            ? new AgentTool(each.Tool!.Name!, needs.Permission, needs.Rate, !each.Tool.ReadOnly)
            : throw new InvalidOperationException($"{each.method.Name} names no permission."))
        .ToDictionary(tool => tool.Name, StringComparer.Ordinal);
}
