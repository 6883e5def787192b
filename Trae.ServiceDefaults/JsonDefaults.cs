using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Trae.Contracts;

namespace Trae;

/// <summary>How every document of ours is written: camel case, enums by name.</summary>
public static class JsonDefaults
{
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOpen } } };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        options.MakeReadOnly(populateMissingResolver: true);

        return options;
    }

    // What a brief does not say is not written either: a series decides it.
    private static void LeaveOpen(JsonTypeInfo type)
    {
        if (type.Type != typeof(CreateVideoRequest))
        {
            return;
        }

        foreach (var property in type.Properties)
        {
            property.ShouldSerialize = (property.AttributeProvider as System.Reflection.PropertyInfo)?.Name switch
            {
                nameof(CreateVideoRequest.Format) => static (brief, _) => ((CreateVideoRequest)brief).HasFormat,
                nameof(CreateVideoRequest.Seconds) => static (brief, _) => ((CreateVideoRequest)brief).HasSeconds,
                nameof(CreateVideoRequest.Rate) => static (brief, _) => ((CreateVideoRequest)brief).HasRate,
                _ => property.ShouldSerialize,
            };
        }
    }
}
