using System.Text.RegularExpressions;
using Trae.Api.Features.Content.Sources;

namespace Trae.Api.Features.Content.Documents;

/// <summary>Joins lines to paragraphs, headings and lists by size, distance and indent, and undoes hyphenation.</summary>
internal static partial class PdfParagraphs
{
    private const double LargerThanBody = 1.12;
    private const double WiderThanLine = 1.45;
    private const double Indent = 0.8;
    private const int MostWordsOfHeading = 16;

    public static List<RawBlock> Read(IReadOnlyList<PdfLine> lines)
    {
        if (lines.Count == 0)
        {
            return [];
        }

        var body = lines.GroupBy(line => Math.Round(line.Size, 1)).MaxBy(same => same.Sum(line => line.Text.Length))!.Key;
        var hyphens = new PdfHyphens(lines);
        var spacing = Spacing(lines, body);
        var blocks = new List<RawBlock>();
        var list = 0;
        for (var i = 0; i < lines.Count;)
        {
            var kind = KindOf(lines[i], body);
            var end = i + 1;
            while (end < lines.Count && Continues(lines[end - 1], lines[end], kind, body, spacing))
            {
                end++;
            }

            var text = hyphens.Join(lines.Skip(i).Take(end - i).Select(line => line.Text));
            if (kind == BlockKind.ListItem)
            {
                list += blocks is [.., { Kind: BlockKind.ListItem }] ? 0 : 1;
                var mark = Bullet().Match(text);
                blocks.Add(new RawBlock(kind, text[mark.Length..], list) { IsOrdered = char.IsAsciiDigit(mark.ValueSpan[0]) });
            }
            else
            {
                blocks.Add(new RawBlock(kind, text));
            }

            i = end;
        }

        return blocks;
    }

    /// <summary>The usual distance between two lines of body text, in points.</summary>
    private static double Spacing(IReadOnlyList<PdfLine> lines, double body)
    {
        var distances = lines.Zip(lines.Skip(1))
            .Where(pair => pair.First.Page == pair.Second.Page && pair.First.Column == pair.Second.Column && Math.Abs(pair.Second.Size - body) < 0.6)
            .Select(pair => pair.First.Bottom - pair.Second.Bottom)
            .Where(distance => distance > body * 0.8 && distance < body * 2.5)
            .Order()
            .ToList();

        return distances.Count == 0 ? body * 1.2 : distances[distances.Count / 3];
    }

    private static BlockKind KindOf(PdfLine line, double body)
    {
        if (Bullet().IsMatch(line.Text))
        {
            return BlockKind.ListItem;
        }

        var words = line.Text.AsSpan().Count(' ') + 1;
        var stands = line.Size >= body * LargerThanBody || (line.Bold && line.Text[^1] is not ('.' or ',' or ';' or ':'));

        return stands && words <= MostWordsOfHeading && line.Text.Any(char.IsLetter) ? BlockKind.Heading : BlockKind.Paragraph;
    }

    private static bool Continues(PdfLine before, PdfLine line, BlockKind kind, double body, double spacing)
    {
        var next = KindOf(line, body);
        var isSamePlace = before.Page == line.Page && before.Column == line.Column;
        if (kind == BlockKind.Heading)
        {
            return next == BlockKind.Heading && isSamePlace && Math.Abs(before.Size - line.Size) < 0.6 && before.Bottom - line.Bottom < line.Size * 1.7;
        }

        if (next != BlockKind.Paragraph)
        {
            return false;
        }

        var isEnded = IsEnded(before.Text);
        if (!isSamePlace)
        {
            // Over the end of a column or page: a paragraph goes on that has not ended.
            return !isEnded;
        }

        var isFar = before.Bottom - line.Bottom > spacing * WiderThanLine;
        var isIndented = line.Left - Math.Max(line.Column.Left, 0) > body * Indent && before.Left - line.Column.Left < body * Indent;
        var isShort = isEnded && before.Column.Right - before.Right > (before.Column.Right - before.Column.Left) * 0.2;

        return !isFar && (kind == BlockKind.ListItem || !(isShort || (isIndented && isEnded)));
    }

    private static bool IsEnded(string text) =>
        text.TrimEnd('"', '”', '“', '»', ')', ']', ' ') is [.., var last] && (SentenceEnds.IsTerminator(last) || last is ':');

    [GeneratedRegex("^([•‣◦▪●○■–\\u2010\\uF0B7*-]|\\d{1,2}[.)])\\s+(?=\\S)", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Bullet();
}
