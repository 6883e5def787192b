using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace Trae.Api.Http;

internal static class ApiJson
{
    /// <summary>Our deepest document, a storyboard, has eight levels.</summary>
    private const int MaxDepth = 32;

    /// <summary>As all our documents, and strict: what is missing, misspelt or unknown is refused instead of guessed.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));

        // The framework's own choice for HTTP leaves mark-up as it is, for whoever reads an answer as a page after all.
        options.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        options.NumberHandling = JsonNumberHandling.Strict;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.AllowDuplicateProperties = false;
        options.MaxDepth = MaxDepth;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        for (var i = 0; i < options.TypeInfoResolverChain.Count; i++)
        {
            options.TypeInfoResolverChain[i] = options.TypeInfoResolverChain[i].WithAddedModifier(ListBound.Apply);
        }
    }
}
