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
    public static IReadOnlyList<CodeRow> Rows(IReadOnlyList<string> lines, IReadOnlyList<IReadOnlyList<CodeToken>> tokens, int first, int columns)
    {
        var rows = new List<CodeRow>();
        for (var i = 0; i < lines.Count; i++)
        {
            var indent = lines[i].Length - lines[i].TrimStart().Length;
            var start = 0;
            do
            {
                var lead = start == 0 ? "" : new string(' ', Math.Min(indent + 2, columns / 3));
                var end = End(lines[i], start, Math.Max(4, columns - lead.Length));
                rows.Add(new CodeRow(start == 0 ? first + i + 1 : null, [(lead, CodeInk.Plain), .. Pieces(lines[i], tokens[i], start, end)]));
                start = end;
            }
            while (start < lines[i].Length);
        }

        return rows;
    }

    /// <summary>Where a row ends: after a space if there is one in its second half, and never inside what a reader sees as one letter.</summary>
    private static int End(string line, int start, int columns)
    {
        if (line.Length - start <= columns)
        {
            return line.Length;
        }

        var space = line.LastIndexOf(' ', start + columns - 1, columns / 2);
        if (space > start)
        {
            return space + 1;
        }

        var end = start;
        while (end < line.Length && end + StringInfo.GetNextTextElementLength(line, end) <= start + columns)
        {
            end += StringInfo.GetNextTextElementLength(line, end);
        }

        return Math.Max(end, start + StringInfo.GetNextTextElementLength(line, start));
    }

    private static IEnumerable<(string Text, CodeInk Ink)> Pieces(string line, IReadOnlyList<CodeToken> tokens, int start, int end) =>
        from token in tokens
        let from = Math.Max(start, token.Start)
        let to = Math.Min(end, token.Start + token.Length)
        where to > from
        select (line[from..to], token.Ink);

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
