using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Trae;

/// <summary>
/// A title is text: what Markdown and HTML say about how it looks is taken out, whoever wrote it. Signs that stand for themselves stay:
/// "2 * 3", "a &lt; b", "snake_case", "C#".
/// </summary>
public static partial class PlainTitle
{
    // Nobody's title is longer, and no expression here reads more.
    private const int MostRead = 1_000;

    private const string Marks = "*_~`#>=+-| ";

    /// <returns>One line, or null where nothing is left.</returns>
    public static string? Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var line = text.Length > MostRead ? text[..(char.IsHighSurrogate(text[MostRead - 1]) ? MostRead - 1 : MostRead)] : text;
        line = Tag().Replace(line, " ");
        line = Prefix().Replace(line, "");
        line = Image().Replace(line, "");
        line = Link().Replace(line, "${text}");
        line = Code().Replace(line, "${text}");

        // From the outside in: emphasis may hold emphasis.
        for (var before = ""; before != line;)
        {
            before = line;
            line = Emphasis().Replace(line, "${text}");
        }

        line = Unclosed().Replace(line, "");
        line = Escape().Replace(line, "${sign}");

        return OneLine(WebUtility.HtmlDecode(line)) is { Length: > 0 } plain && !plain.All(Marks.Contains) ? plain : null;
    }

    private static string OneLine(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                plain.Append(plain.Length > 0 && plain[^1] != ' ' ? " " : "");
            }
            else
            {
                plain.Append(rune.ToString());
            }
        }

        return plain.ToString().Trim();
    }

    [GeneratedRegex("<(/?[A-Za-z][^<>]*|!--.*?--|![A-Za-z][^<>]*|\\?[^<>]*)>", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 10_000)]
    private static partial Regex Tag();

    // Headings, quotations and bullets; a number may be the title's own.
    [GeneratedRegex("^(\\s*(#{1,6}(?=\\s)|>|[-*+](?=\\s)))+|(?<=\\s)#+\\s*$", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Prefix();

    [GeneratedRegex("!\\[[^\\[\\]]*\\](\\([^()]*\\)|\\[[^\\[\\]]*\\])", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Image();

    [GeneratedRegex("\\[(?<text>[^\\[\\]]*)\\](\\([^()]*\\)|\\[[^\\[\\]]*\\])", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Link();

    [GeneratedRegex("(?<mark>`+)(?<text>[^`]+)\\k<mark>(?!`)", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Code();

    [GeneratedRegex("(?<![\\w\\\\*_~])(?<mark>\\*{1,3}|_{1,3}|~~|==)(?=\\S)(?<text>[^\\r\\n]+?)(?<=[^\\s\\\\])\\k<mark>(?![\\w*_~])", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Emphasis();

    // Its other end stands on a line that is no part of the title.
    [GeneratedRegex("^\\s*(\\*{1,3}|__|~~|`{1,3})(?=\\S)|(?<=\\S)(\\*{2,3}|__|~~|`{1,3})\\s*$", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Unclosed();

    [GeneratedRegex("\\\\(?<sign>[!-/:-@\\[-`{-~])", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Escape();
}
