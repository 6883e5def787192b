using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using ModelContextProtocol.Protocol;
using Trae.Api.Http;

namespace Trae.Api.Features.Agents;

/// <summary>What an endpoint's code answers, in the protocol's form: documents as they are, problems as their code and sentence.</summary>
internal static class ToolAnswer
{
    public static CallToolResult Of(IResult result) => result switch
    {
        INestedHttpResult nested => Of(nested.Result),
        ProblemHttpResult problem => Problem(problem),
        IValueHttpResult { Value: { } value } => Of(value),
        _ => Of(new { Done = true }),
    };

    public static CallToolResult Of(object value)
    {
        var json = JsonSerializer.SerializeToNode(value, ToolJson.Options)!;

        // Structured content is an object; lists are put into one.
        var content = json is JsonArray list ? new JsonObject { ["items"] = list } : json;

        return new()
        {
            Content = [new TextContentBlock { Text = content.ToJsonString(ToolJson.Options) }],
            StructuredContent = JsonSerializer.SerializeToElement(content, ToolJson.Options),
        };
    }

    public static CallToolResult Problem(ProblemHttpResult problem) =>
        Problem(problem.ProblemDetails.Extensions[Problems.CodeKey]!.ToString()!, problem.ProblemDetails.Detail!);

    public static CallToolResult Problem(string code, string detail) => new()
    {
        IsError = true,
        Content = [new TextContentBlock { Text = $"{code}: {detail}" }],
        StructuredContent = JsonSerializer.SerializeToElement(new { code, detail }, ToolJson.Options),
    };
}
