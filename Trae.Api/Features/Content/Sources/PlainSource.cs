using System.Text.RegularExpressions;

namespace Trae.Api.Features.Content.Sources;

/// <summary>Reads plain text: paragraphs at blank lines, short lines without a full stop as headings, bullets as lists.</summary>
internal static partial class PlainSource
{
    private const int LongestHeading = 80;

    public static RawSource Read(string text)
    {
        var paragraphs = Paragraphs(text);
        var blocks = new List<RawBlock>();
        string? title = null;
        var group = 0;
        for (var i = 0; i < paragraphs.Count; i++)
        {
            var lines = paragraphs[i];
            if (lines.Count == 1 && i + 1 < paragraphs.Count && IsHeading(lines[0]))
            {
                if (i == 0)
                {
                    title = lines[0];
                }
                else
                {
                    blocks.Add(new RawBlock(BlockKind.Heading, lines[0]));
                }

                continue;
            }

            AddLines(lines, blocks, ref group);
        }

        return new RawSource(title, blocks);
    }

    private static void AddLines(List<string> lines, List<RawBlock> blocks, ref int group)
    {
        var first = lines.FindIndex(line => Bullet().IsMatch(line));
        if (first < 0)
        {
            blocks.Add(new RawBlock(BlockKind.Paragraph, string.Join(' ', lines)));
            return;
        }

        if (first > 0)
        {
            blocks.Add(new RawBlock(BlockKind.Paragraph, string.Join(' ', lines.Take(first))));
        }

        // A list with blank lines between its items is still one list.
        group += blocks is [.., { Kind: BlockKind.ListItem }] && first == 0 ? 0 : 1;
        for (var i = first; i < lines.Count;)
        {
            var start = i++;
            while (i < lines.Count && !Bullet().IsMatch(lines[i]))
            {
                i++;
            }

            var item = string.Join(' ', lines[start..i]);
            blocks.Add(new RawBlock(BlockKind.ListItem, item[Bullet().Match(item).Length..], group) { IsOrdered = char.IsAsciiDigit(item[0]) });
        }
    }

    private static List<List<string>> Paragraphs(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.TrimEntries);
        var filled = lines.Where(line => line.Length > 0).ToList();

        // Editors without hard wraps write one paragraph a line, often with no blank line between them.
        var ended = filled.Count(line => SentenceEnds.IsTerminator(line.TrimEnd('"', '”', '“', '»', ')').LastOrDefault('x')));
        if (lines.Length == filled.Count && ended * 2 > filled.Count)
        {
            return [.. filled.Select(line => new List<string> { line })];
        }

        var paragraphs = new List<List<string>>();
        var isNew = true;
        foreach (var line in lines)
        {
            if (line.Length == 0)
            {
                isNew = true;
                continue;
            }

            if (isNew)
            {
                paragraphs.Add([]);
            }

            paragraphs[^1].Add(line);
            isNew = false;
        }

        return paragraphs;
    }

    private static bool IsHeading(string line) =>
        line.Length <= LongestHeading
        && !Bullet().IsMatch(line)
        && line[^1] is not ('.' or ',' or ';' or ':' or '!' or '…' or '"' or '”' or '»' or '。')
        && line.Any(char.IsLetter);

    [GeneratedRegex("^([-*•‣◦–]|\\d{1,2}[.)])\\s+", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Bullet();
}
