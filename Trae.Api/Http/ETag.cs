using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace Trae.Api.Http;

/// <summary>A document's version as a strong entity tag: version 3 is <c>"3"</c>.</summary>
internal static class ETag
{
    public static string Of(int version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>Whether an If-Match header names the version. Weak tags never match (RFC 9110, 13.1.1).</summary>
    public static bool Matches(string ifMatch, int version) =>
        EntityTagHeaderValue.TryParseList([ifMatch], out var tags)
        && tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(new EntityTagHeaderValue(Of(version)), useStrongComparison: true));
}
