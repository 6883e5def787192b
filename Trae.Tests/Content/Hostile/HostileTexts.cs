using System.Globalization;
using System.Text;
using Trae.Contracts;

namespace Trae.Tests.Content.Hostile;

/// <summary>
/// Texts made to cost whoever reads them far more than they are long, by kind: every construct nested, every mark repeated, everything counted that
/// is looked up. One table for all readers: a kind without families fails a test.
/// </summary>
internal static class HostileTexts
{
    private static readonly string[] Elements =
    [
        "div", "p", "b", "a", "span", "ul", "li", "dl", "dd", "table", "tr", "td", "blockquote", "svg", "math", "font", "h1", "select", "option", "form",
        "button", "template", "nobr", "object", "ruby", "frameset", "details", "script", "style", "title", "textarea", "iframe", "noscript", "br", "x-a",
    ];

    private static readonly string[] MarkdownMarks =
    [
        ">", "> ", "\n> ", "- ", "\n- ", "* ", "+ ", "1. ", "1) a\n", "#", "# a\n", "*", "**", "_", "~", "~~", "`", "[", "]", "(", "![", "[]", "[](", "<", "<a ", "&", "\\", "|", "|a", "|-",
        "---\n", "```\n", "~~~\n", "    x\n", "[^a]", "[^", "[a]: x\n", "[^a]: x\n", "*a ", "**a ", "_a ", "*a **a ", "a* ", "a**b", "**a*", "*a_ ", "~a ", "^a ", "==a ", "++a", "<!--", "<?",
        "http://", "www.", "\n", "\t", "`a", "``a `", "[a](", "[a][", "[a](<b", "- [ ] ", "a\n", "|a|b|\n|-|-|\n|1|2|\n", "<![CDATA[", "a@b.c ",
    ];

    private static readonly string[] PlainMarks =
    [
        "a", "a ", "A. ", ". ", "Ab cd. ", "\"", "“", "(", "- a\n", "- ", "a\n", "a\n\n", "a.\n\n", "1", "1. ", "&", "&amp;", "[1]", "[", "\u200b", "e\u0301", "\u0301", "Mr. ", "?!", "“a. ", ", ", "A Ba ",
        "\u05d0", "\u6f22", "\u6f22\u3002", "1,000 ", "-", "’", "...", "Dr.Dr.", "a-", "U.S.", " [1,1", "z. B. ", "im 3. ", "@a.b", "http://a ", "\ud83e\udd91\u200d",
    ];

    private static readonly string[] CaptionMarks =
    [
        "00:00:01.000 --> 00:00:02.000\na\n\n", "00:00:01.000 --> 00:00:02.000\n<v a>a\n", "00:00:01.000 --> 00:00:02.000\n1\n", "<v ", "[", "{\\", "<", "1\n", "A", "A ", "A: ", "♪", "(music", "a\n", "&", "\n",
    ];

    private static readonly string[] FeedParts =
    [
        "<item><title>a</title><description>a</description></item>", "<item>", "<a>", "<item><description>&lt;div&gt;</description></item>", "<link rel='a' href='b'/>", "<!-- -->", "a", "&amp;", "<![CDATA[a]]>", "<?a?>",
    ];

    /// <summary>A name, and the text of about so many characters.</summary>
    public static IEnumerable<(string Name, Func<int, string> Make)> Of(SourceKind kind) => kind switch
    {
        SourceKind.Html => Html(),
        SourceKind.Markdown or SourceKind.Script => Markdown(),
        SourceKind.Plain => PlainMarks.Select(mark => (Show(mark), (Func<int, string>)(n => Repeat(mark, n)))),
        SourceKind.Transcript => CaptionMarks.Select(mark => (Show(mark), (Func<int, string>)(n => "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n" + Repeat(mark, n)))),
        SourceKind.Feed => Feeds(),
        _ => [],
    };

    public static string Repeat(string part, int characters) => new StringBuilder(characters + part.Length).Insert(0, part, Math.Max(1, characters / part.Length)).ToString();

    private static IEnumerable<(string Name, Func<int, string> Make)> Html()
    {
        foreach (var name in Elements)
        {
            yield return ($"<{name}> never closed", n => Repeat($"<{name}>", n));
            yield return ($"<{name}> nested", n => Repeat($"<{name}>", n / 2) + "word" + Repeat($"</{name}>", n / 2));
            yield return ($"<{name}> in a row", n => Repeat($"<{name}>word </{name}>", n));
        }

        yield return ("formatting opened anew", n => Count(i => $"<b id={i}>", n / 2) + Repeat("<p>x", n / 2));
        yield return ("formatting left open in paragraphs", n => Count(i => $"<p><b id={i}>x</p>", n));
        yield return ("attributes", n => $"<p {Count(i => $" a{i}=1", n)}>");
        yield return ("quoted attributes", n => $"<p {Count(i => $" a{i}='1'", n)}>");
        yield return ("comments", n => Repeat("<!--", n));
        yield return ("marks", n => Repeat("<", n));
        yield return ("entities", n => Repeat("&CounterClockwiseContourIntegra", n));
        yield return ("hidden", n => Repeat("<p hidden style='left:  '>x</p>", n));
        yield return ("data", n => Repeat("<script type='application/ld+json'>[{}]</script>", n));
        yield return ("nested data", n => $"<script type='application/ld+json'>{Repeat("[", n)}</script>");
        yield return ("text in tables", n => "<table>" + Repeat("x<tr>", n));
        yield return ("misnested", n => Repeat("<b><p></b>", n));
        yield return ("links around blocks", n => Repeat("<a><div>", n));
        yield return ("elements in an attribute", n => "<p =\"" + Repeat("<div>", n) + "\">");
    }

    private static IEnumerable<(string Name, Func<int, string> Make)> Markdown()
    {
        foreach (var mark in MarkdownMarks)
        {
            yield return (Show(mark), n => Repeat(mark, n));
        }

        yield return ("lists in lists", n => Count(i => new string(' ', 2 * (i % 200)) + "- a\n", n));
        yield return ("references", n => Count(i => $"[a{i}]: x\n", n / 2) + Count(i => $"[a{i}] ", n / 2));
        yield return ("footnotes", n => Count(i => $"[^a{i}] ", n / 2) + "\n\n" + Count(i => $"[^a{i}]: x\n", n / 2));
        yield return ("fences of every length", n => Count(i => "a" + new string('`', (i % 300) + 1), n));
        yield return ("columns", n => Repeat("|a", n / 2) + "\n" + Repeat("|-", n / 2) + "\n|1|2|\n");
        yield return ("columns and rows", n => Repeat("|a", n / 3) + "\n" + Repeat("|-", n / 3) + "\n" + Repeat("|\n", n / 3));
    }

    private static IEnumerable<(string Name, Func<int, string> Make)> Feeds()
    {
        foreach (var part in FeedParts)
        {
            yield return (part, n => Feed(Repeat(part, n)));
        }

        yield return ("elements in an entry", n => Feed($"<item><title>a</title><description><![CDATA[{Repeat("<div>", n)}]]></description></item>"));
        yield return ("attributes", n => Feed($"<item {Count(i => $"a{i}='1' ", n)}><title>a</title><description>b</description></item>"));
        yield return ("names", n => Feed(Count(i => $"<a{i}/>", n)));
    }

    private static string Feed(string inside) => $"<rss version='2.0'><channel>{inside}</channel></rss>";

    private static string Count(Func<int, string> part, int characters)
    {
        var text = new StringBuilder();
        for (var i = 0; text.Length < characters; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{part(i)}");
        }

        return text.ToString();
    }

    private static string Show(string mark) => string.Concat(mark.Select(c => c is < ' ' or > '~' ? $"\\u{(int)c:x4}" : c.ToString()));
}
