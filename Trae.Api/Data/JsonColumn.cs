using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Trae.Api.Data;

internal static class JsonColumn
{
    /// <summary>Stores an immutable document of ours as <c>jsonb</c>, written as everywhere else.</summary>
    public static PropertyBuilder<T> IsJson<T>(this PropertyBuilder<T> property)
    {
        property.HasColumnType("jsonb").HasConversion(
            value => Write(value),
            json => JsonSerializer.Deserialize<T>(json, JsonDefaults.Options)!,
            new ValueComparer<T>((a, b) => Write(a) == Write(b), value => Write(value).GetHashCode(StringComparison.Ordinal), value => value));

        return property;
    }

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, JsonDefaults.Options);
}
