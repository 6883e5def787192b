using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Trae.Api.Http;

/// <summary>A list of a request that is longer than any list of ours; told while it is read, before anything looks at its items.</summary>
internal sealed class ListTooLongException(string name)
    : JsonException($"The list \"{name}\" has more than {ListBound.MostItems:N0} entries, and none may. Leave out what is not needed.");

/// <summary>
/// No list of any request, now or later, has more entries than this: validation asks about each entry, one after the other. What a list may really
/// have, the attribute or the rule of each says.
/// </summary>
internal static class ListBound
{
    public const int MostItems = 1_000;

    public static void Apply(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        type.OnDeserialized += made =>
        {
            foreach (var property in type.Properties)
            {
                if (property.PropertyType != typeof(string) && property.PropertyType.IsAssignableTo(typeof(IEnumerable)) && property.Get?.Invoke(made) is ICollection { Count: > MostItems })
                {
                    throw new ListTooLongException(property.Name);
                }
            }
        };
    }
}
