using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Trae.Api.Http;

/// <summary>Says in words what a body's JSON gets wrong, from where the reader stopped and what it expected there.</summary>
internal static class JsonFault
{
    private const string Malformed = "body-malformed";

    /// <param name="body">The type the body is read as, or null if that is not known.</param>
    public static (string Code, string Detail) Explain(JsonException fault, Type? body, JsonSerializerOptions options)
    {
        if (fault is ListTooLongException)
        {
            return ("list-too-long", fault.Message);
        }

        // The reader has no other way to say which of its rules was broken.
        if (fault.Message.StartsWith("Duplicate property", StringComparison.Ordinal))
        {
            return ("property-duplicate", $"A member is named twice in one object ({fault.Path ?? "$"}). Leave one of them out.");
        }

        if (body is null || fault.Path is not { } path)
        {
            return (Malformed, "The body is not JSON. Check it against /openapi/v1.json.");
        }

        var names = path.Split('.')[1..];
        var type = body;
        foreach (var name in names)
        {
            var properties = options.GetTypeInfo(type).Properties;
            var property = properties.FirstOrDefault(candidate => candidate.Name == name.Split('[')[0]);
            if (property is null)
            {
                return ("property-unknown", $"There is no \"{name}\" here ({path}). Known are: {string.Join(", ", properties.Select(known => known.Name))}.");
            }

            type = name.Contains('[', StringComparison.Ordinal) ? ItemOf(property.PropertyType, options) : property.PropertyType;
        }

        return Expected(path, Nullable.GetUnderlyingType(type) ?? type, options);
    }

    private static Type ItemOf(Type list, JsonSerializerOptions options) => options.GetTypeInfo(list).ElementType ?? list;

    private static (string Code, string Detail) Expected(string path, Type type, JsonSerializerOptions options)
    {
        if (type.IsEnum)
        {
            var values = Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName);

            return ("value-unknown", $"The value at {path} is unknown. Choose one of: {string.Join(", ", values)}.");
        }

        var info = options.GetTypeInfo(type);
        var needed = info.Properties.Where(property => property.IsRequired || IsRequiredParameter(property)).Select(property => property.Name).ToList();
        if (info.Kind == JsonTypeInfoKind.Object && needed.Count > 0)
        {
            return (Malformed, $"The object at {path} is incomplete or no object. It needs: {string.Join(", ", needed)}.");
        }

        return (Malformed, $"The value at {path} is missing or of the wrong type. Check it against /openapi/v1.json.");
    }

    private static bool IsRequiredParameter(JsonPropertyInfo property) =>
        property.AssociatedParameter is { HasDefaultValue: false };
}
