using System.Text.Json;
using System.Text.Json.Serialization;

namespace Trae.Api.Http;

internal static class ApiJson
{
    /// <summary>Our deepest document, a storyboard, has eight levels.</summary>
    private const int MaxDepth = 32;

    /// <summary>As all our documents, and strict: what is missing, misspelt or unknown is refused instead of guessed.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.NumberHandling = JsonNumberHandling.Strict;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.AllowDuplicateProperties = false;
        options.MaxDepth = MaxDepth;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
    }
}
