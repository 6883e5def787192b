using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Trae.Api.Features.Content.Sources;

/// <summary>Takes out of a text what is neither spoken nor shown: entities, invisible characters, citation marks.</summary>
internal static partial class TextCleaning
{
    public static string Clean(string text)
    {
        var decoded = text.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(text) : text;
        var uncited = CitationMark().Replace(decoded, "");

        return CollapseSpaces(uncited);
    }

    private static string CollapseSpaces(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (IsInvisible(c))
            {
                continue;
            }

            if (!char.IsWhiteSpace(c) && !char.IsControl(c))
            {
                clean.Append(c);
            }
            else if (clean.Length > 0 && clean[^1] != ' ')
            {
                clean.Append(' ');
            }
        }

        return clean.ToString().TrimEnd();
    }

    // The joiners U+200C and U+200D are letters' business in Persian and Hindi, and stay.
    private static bool IsInvisible(char c) =>
        c is '\u00AD' or '\u200B' or '\uFEFF' or '\u2060' or '\uFFFD' ||
        (char.GetUnicodeCategory(c) == UnicodeCategory.Format && c is not ('\u200C' or '\u200D' or '\u200E' or '\u200F'));

    [GeneratedRegex(
        "\\s?\\[(\\d{1,3}([,–-] ?\\d{1,3})*|[a-z]|note \\d{1,3}|citation needed|clarification needed|edit|Bearbeiten|modifier|editar)\\](?!\\w)",
        RegexOptions.ExplicitCapture,
        2000)]
    private static partial Regex CitationMark();
}
