using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Trae.Api.Http;

namespace Trae.Api.Features.Agents;

internal static class ToolJson
{
    /// <summary>As strict as the endpoints are.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
        ApiJson.Configure(options);
        options.MakeReadOnly();

        return options;
    }
}
