using System.Globalization;

namespace Trae.Api.Http;

/// <summary>The rules of every name that other people are shown or written: it is one line, and leads nowhere.</summary>
internal static class ShownName
{
    /// <summary>Why this is no name, or null.</summary>
    public static string? Fault(string? name, int longest) =>
        Clean(name) is not { Length: > 0 } clean || clean.Length > longest ? $"Type a name of at most {longest} characters."
        : clean.Any(IsForbidden) ? "A name is one line, without control characters."
        : IsLink(clean) ? "A name is no link. Leave the address out."
        : null;

    public static string Clean(string? name) => (name ?? "").Trim();

    // Controls, line and paragraph separators, and what turns the direction of other people's text.
    public static bool IsForbidden(char letter) =>
        char.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || letter is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    // What stands for one without doubt. Booking.com is a name.
    private static bool IsLink(string name) =>
        name.Contains("://", StringComparison.Ordinal)
        || name.Contains("www.", StringComparison.OrdinalIgnoreCase)
        || name.Contains("mailto:", StringComparison.OrdinalIgnoreCase);
}
