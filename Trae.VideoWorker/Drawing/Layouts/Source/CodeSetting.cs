using System.Globalization;
using System.Text;
using Trae.VideoWorker.Drawing.Text;

namespace Trae.VideoWorker.Drawing.Layouts.Source;

/// <summary>A line of the panel: its number (none where a long line goes on) and its pieces, each of one ink.</summary>
internal sealed record CodeRow(int? Number, IReadOnlyList<(string Text, CodeInk Ink)> Pieces);

/// <summary>Source code divided into rows of a panel.</summary>
internal static class CodeSetting
{
    private const string Tab = "    ";

    /// <summary>Lines as they are shown: no tabs, no control characters, no empty lines at the ends.</summary>
    public static IReadOnlyList<string> Lines(string text)
    {
        var lines = text.Replace("\t", Tab, StringComparison.Ordinal).ReplaceLineEndings("\n").Split('\n')
            .Select(line => Clean(line).TrimEnd())
            .ToList();

        return [.. lines.SkipWhile(line => line.Length == 0).Reverse().SkipWhile(line => line.Length == 0).Reverse()];
    }

    /// <param name="columns">How many letters a row has room for.</param>
    /// <param name="cells">How many letters' room a letter takes: 1 for those of the font for code, more for others.</param>
    public static IReadOnlyList<CodeRow> Rows(
        IReadOnlyList<string> lines, IReadOnlyList<IReadOnlyList<CodeToken>> tokens, int first, int columns, Func<string, float> cells)
    {
        var rows = new List<CodeRow>();
        for (var i = 0; i < lines.Count; i++)
        {
            var indent = lines[i].Length - lines[i].TrimStart().Length;
            var start = 0;
            do
            {
                var lead = start == 0 ? "" : new string(' ', Math.Min(indent + 2, columns / 3));
                var end = End(lines[i], start, Math.Max(4, columns - lead.Length), cells);
                rows.Add(new CodeRow(start == 0 ? first + i + 1 : null, [(lead, CodeInk.Plain), .. Pieces(lines[i], tokens[i], start, end)]));
                start = end;
            }
            while (start < lines[i].Length);
        }

        return rows;
    }

    /// <summary>Where a row ends: after a space if there is one in its second half, and never inside what a reader sees as one letter.</summary>
    private static int End(string line, int start, float columns, Func<string, float> cells)
    {
        var (end, used, space) = (start, 0f, 0);
        while (end < line.Length)
        {
            var letter = line.Substring(end, StringInfo.GetNextTextElementLength(line, end));
            used += letter is [< '\x7F'] ? 1 : cells(letter);
            if (used > columns && end > start)
            {
                return space > start ? space : end;
            }

            end += letter.Length;
            space = letter == " " && used > columns / 2 ? end : space;
        }

        return line.Length;
    }

    private static IEnumerable<(string Text, CodeInk Ink)> Pieces(string line, IReadOnlyList<CodeToken> tokens, int start, int end) =>
        from token in tokens
        let first = Math.Max(start, token.Start)
        let last = Math.Min(end, token.Start + token.Length)
        where last > first
        select (line[first..last], token.Ink);

    private static string Clean(string line)
    {
        var clean = new StringBuilder();
        foreach (var rune in line.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            if (rune.Value == ' ' || TextShaper.Normalize("x" + rune).Length > 1)
            {
                clean.Append(rune);
            }
        }

        return clean.ToString();
    }
}
