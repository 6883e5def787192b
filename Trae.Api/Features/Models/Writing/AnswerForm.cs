using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Trae.Api.Features.Models.Writing;

/// <summary>The form that answers are asked for in, and how they are read.</summary>
internal static class AnswerForm
{
    public static JsonElement Of<T>() => ((ChatResponseFormatJson)ChatResponseFormat.ForJsonSchema<T>(JsonDefaults.Options)).Schema!.Value;

    /// <returns>Null if it is none.</returns>
    public static T? Read<T>(string text)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(Unwrapped(text), JsonDefaults.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Models that think aloud, or were told nothing of a schema, put words or a fence around it.
    private static string Unwrapped(string text)
    {
        var thought = text.LastIndexOf("</think>", StringComparison.Ordinal);
        var from = text.IndexOf('{', Math.Max(0, thought));
        var to = text.LastIndexOf('}');

        return from >= 0 && to > from ? text[from..(to + 1)] : text;
    }
}
