using ModelContextProtocol.AspNetCore;
using ModelContextProtocol.Server;
using Trae.Api.Http;
using Trae.Api.Http.Limits;

namespace Trae.Api.Features.Agents;

/// <summary>The Model Context Protocol at <c>/mcp</c>: agents make videos with the same code, permissions and limits as the endpoints.</summary>
internal static class AgentEndpoints
{
    public const string Path = "/mcp";

    private const string Instructions =
        "Trae turns a source text into a narrated, captioned video. Usually: create_video with the text or a link, get_video until its state is draft, " +
        "get_storyboard, edit_scene or edit_storyboard where something should be said otherwise, start_production, then follow_production until it is " +
        "published. Failures come with a code and a sentence that says what to do.";

    public static void AddAgents(this IServiceCollection services) => services
        .AddMcpServer(options =>
        {
            options.ServerInfo = new() { Name = "trae", Title = "Trae", Version = "1" };
            options.ServerInstructions = Instructions;
        })

        // No state between requests: any replica answers, and who asks is looked up each time.
        .WithHttpTransport(options => options.SessionMode = HttpServerSessionMode.Stateless)
        .WithTools(AgentTool.Types, ToolJson.Options)
        .WithRequestFilters(filters => filters.AddListToolsFilter(ToolAccess.List).AddCallToolFilter(ToolAccess.Call));

    public static void MapAgents(this IEndpointRouteBuilder routes)
    {
        routes.MapMcp(Path)
            .RequirePermission(Permission.None)
            .RequireSignIn(ProtectedResource.Address)
            .LimitRate()
            .LimitBody(BodyLimit.Brief)
            .LimitTimeByClient();
        ProtectedResource.Map(routes);
    }
}
