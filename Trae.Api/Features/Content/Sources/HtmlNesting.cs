using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace Trae.Api.Features.Content.Sources;

/// <summary>
/// Looks over a page once, without building anything of it, for what makes a parser's work grow out of all proportion: elements in elements without
/// end, formatting that is never closed (a parser opens it anew in each paragraph), and attributes by the thousand. Where it takes a
/// page that browsers mend for worse than it is, that page is read as its bare text.
/// </summary>
internal sealed class HtmlNesting
{
    // Real pages nest a few dozen deep.
    private const int Deepest = 100;
    private const int MostFormatting = 50;
    private const int MostAttributes = 200;

    private static readonly FrozenSet<string> Void = Names("area base br col embed hr img input link meta param source track wbr");
    private static readonly FrozenSet<string> Raw = Names("script style textarea title xmp iframe noembed noframes");
    private static readonly FrozenSet<string> Unseen = Names("script style title iframe noembed noframes");
    private static readonly FrozenSet<string> Formatting = Names("a b big code em font i nobr s small strike strong tt u");

    // What the next of its like closes, though nobody wrote the end.
    private static readonly FrozenSet<string> Implied = Names("p li dd dt option optgroup tr td th tbody thead tfoot rt rp");

    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\n\f/>");
    private static readonly SearchValues<char> Blanks = SearchValues.Create(" \t\n\f");

    private readonly List<string> _open = [];
    private readonly StringBuilder _text = new();

    private int _formatting;
    private int _attributes;
    private bool _isExcessive;

    /// <returns>The page's bare text, a line for each piece of it, if the page should not be parsed; otherwise null.</returns>
    public static string? TextOfExcessive(string html)
    {
        var look = new HtmlNesting();
        look.Read(html);

        return look._isExcessive ? look._text.ToString() : null;
    }

    private static FrozenSet<string> Names(string names) => names.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private void Read(string html)
    {
        for (var at = 0; at < html.Length;)
        {
            var mark = html.IndexOf('<', at);
            _text.Append(html, at, (mark < 0 ? html.Length : mark) - at);
            if (mark < 0)
            {
                break;
            }

            at = html.AsSpan(mark + 1) switch
            {
                ['!', '-', '-', ..] => After(html, "-->", mark + 2),
                ['!' or '?', ..] => After(html, ">", mark + 1),
                ['/', var first, ..] when char.IsAsciiLetter(first) => Close(html, mark + 2),
                [var first, ..] when char.IsAsciiLetter(first) => Open(html, mark + 1),
                _ => mark + 1,
            };
        }
    }

    private static int After(string html, string end, int from) =>
        html.IndexOf(end, Math.Min(from, html.Length), StringComparison.Ordinal) is >= 0 and var found ? found + end.Length : html.Length;

    private int Open(string html, int from)
    {
        var name = NameAt(html, from);
        var end = EndOf(html, from + name.Length);
        _text.Append('\n');
        _isExcessive |= _attributes > MostAttributes;
        if (Raw.Contains(name))
        {
            var close = html.IndexOf($"</{name}", Math.Min(end, html.Length), StringComparison.OrdinalIgnoreCase);
            var stop = close < 0 ? html.Length : close;
            _text.Append(Unseen.Contains(name) ? "" : html[Math.Min(end, stop)..stop]);

            return close < 0 ? html.Length : EndOf(html, close);
        }

        if (!Void.Contains(name))
        {
            Push(name);
        }

        return end;
    }

    private void Push(string name)
    {
        if (_open.Count > 0 && Implied.Contains(name) && Implied.Contains(_open[^1]))
        {
            // Of cells in rows, each further one closes those before it down to its own kind.
            var same = _open.FindLastIndex(each => string.Equals(each, name, StringComparison.OrdinalIgnoreCase) || !Implied.Contains(each));
            var keep = same >= 0 && string.Equals(_open[same], name, StringComparison.OrdinalIgnoreCase) ? same : _open.Count;
            _open.RemoveRange(keep, _open.Count - keep);
        }

        _open.Add(name);
        _formatting += Formatting.Contains(name) ? 1 : 0;
        _isExcessive |= _open.Count > Deepest || _formatting > MostFormatting;

        // What follows is text alone.
        if (_open.Count > Deepest)
        {
            _open.Clear();
        }
    }

    private int Close(string html, int from)
    {
        var name = NameAt(html, from);
        var found = _open.FindLastIndex(each => string.Equals(each, name, StringComparison.OrdinalIgnoreCase));
        if (found >= 0)
        {
            _open.RemoveRange(found, _open.Count - found);
        }

        _formatting -= _formatting > 0 && Formatting.Contains(name) ? 1 : 0;
        _text.Append('\n');

        return EndOf(html, from + name.Length);
    }

    private static string NameAt(string html, int from)
    {
        var length = html.AsSpan(from).IndexOfAny(NameEnds);

        return length < 0 ? html[from..] : html.Substring(from, length);
    }

    /// <summary>Behind the tag's end, and how many attributes stood in it.</summary>
    private int EndOf(string html, int from)
    {
        _attributes = 0;
        for (var i = from; i < html.Length; i++)
        {
            var c = html[i];
            if (c == '>')
            {
                return i + 1;
            }

            if (c is '"' or '\'' && html[i - 1] is '=')
            {
                var end = html.IndexOf(c, i + 1);
                i = end < 0 ? html.Length : end;
                _attributes++;
            }
            else if (Blanks.Contains(c) || c == '/')
            {
                _attributes += i + 1 < html.Length && !Blanks.Contains(html[i + 1]) && html[i + 1] is not ('/' or '>') ? 1 : 0;
            }
        }

        return html.Length;
    }
}
