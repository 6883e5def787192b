using System.Text.RegularExpressions;

namespace Trae.Web.Components.Text;

internal static partial class FieldId
{
    /// <summary>"Scenes[2].Heading" as an element's id: "scenes-2-heading".</summary>
    public static string Of(string field) => Separators().Replace(field, "-").Trim('-').ToLowerInvariant();

    [GeneratedRegex(@"[\[\].]+", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Separators();
}
