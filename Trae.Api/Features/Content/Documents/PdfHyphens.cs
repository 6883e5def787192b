using System.Text;
using System.Text.RegularExpressions;

namespace Trae.Api.Features.Content.Documents;

/// <summary>Joins the lines of a paragraph: a word broken at a line's end is whole again, a compound keeps its hyphen.</summary>
internal sealed partial class PdfHyphens
{
    private readonly HashSet<string> _compounds = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _words = new(StringComparer.OrdinalIgnoreCase);

    public PdfHyphens(IEnumerable<PdfLine> lines)
    {
        foreach (Match word in lines.SelectMany(line => Word().Matches(line.Text)))
        {
            (word.ValueSpan.Contains('-') ? _compounds : _words).Add(word.Value);
        }
    }

    public string Join(IEnumerable<string> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            if (text.Length > 1 && text[^1] is '-' or '\u00AD' or '\u2010' && char.IsLetter(text[^2]) && line.Length > 0 && char.IsLetter(line[0]))
            {
                if (text[^1] == '\u00AD' || IsBroken(Last().Match(text.ToString(0, text.Length - 1)).Value, First().Match(line).Value))
                {
                    text.Length--;
                }
            }
            else if (text.Length > 0)
            {
                text.Append(' ');
            }

            text.Append(line);
        }

        return text.ToString();
    }

    // "Schutz-" before a capital is a compound of its own; one that stands elsewhere with its hyphen keeps it.
    private bool IsBroken(string start, string end) =>
        char.IsLower(end[0]) && (_words.Contains(start + end) || !_compounds.Contains($"{start}-{end}"));

    [GeneratedRegex("\\p{L}+(-\\p{L}+)*(?![\\p{L}-])", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Word();

    [GeneratedRegex("\\p{L}+$", RegexOptions.None, 10_000)]
    private static partial Regex Last();

    [GeneratedRegex("^\\p{L}+", RegexOptions.None, 10_000)]
    private static partial Regex First();
}
