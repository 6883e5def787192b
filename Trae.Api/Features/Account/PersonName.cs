using System.Globalization;
using Trae.Api.Data;

namespace Trae.Api.Features.Account;

/// <summary>What somebody may be called. Names are in mails and lists: no line of them may begin another.</summary>
internal static class PersonName
{
    /// <summary>Why this is no name, or null.</summary>
    public static string? Fault(string? name) =>
        Clean(name) is not { Length: > 0 and <= Person.LongestName } clean ? $"Type a name of at most {Person.LongestName} characters."
        : clean.Any(IsForbidden) ? "A name is one line, without control characters."
        : null;

    public static string Clean(string? name) => (name ?? "").Trim();

    // Controls, line and paragraph separators, and what turns the direction of other people's text.
    private static bool IsForbidden(char letter) =>
        char.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || letter is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
