using System.Text;
using Trae.Api.Features.Content.Sources;

namespace Trae.Api.Features.Content.Documents;

/// <summary>Joins captions to paragraphs of whole sentences: a new one for another speaker, after a pause, and when it gets long.</summary>
internal static class TranscriptSource
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(0.6);

    private const int WordsOfParagraph = 90;

    // Without full stops only pauses tell where a sentence may end.
    private const int WordsWithoutStops = 24;

    public static RawSource Read(string text)
    {
        var cues = CueReader.Read(text);
        var hasStops = cues.Sum(cue => cue.Lines.Count(line => SentenceEnds.IsTerminator(line[^1]))) * 8 >= cues.Count;
        var blocks = new List<RawBlock>();
        var words = new StringBuilder();
        string? speaker = null;
        var previous = TimeSpan.Zero;
        var count = 0;
        IReadOnlyList<string> shown = [];
        foreach (var cue in cues)
        {
            var isOther = cue.Speaker is not null && cue.Speaker != speaker;
            var gap = cue.Start - previous;
            var isEnded = words.Length > 0 && SentenceEnds.IsTerminator(words[^1]);
            if (isOther || gap > Pause || (hasStops ? isEnded && count > WordsOfParagraph : count >= WordsWithoutStops || (gap > Breath && count > WordsWithoutStops / 3)))
            {
                Flush(words, speaker, hasStops, blocks);
                count = 0;
            }

            speaker = cue.Speaker ?? speaker;
            count += Append(cue.Lines, shown, words);
            shown = cue.Lines;
            previous = cue.End;
        }

        Flush(words, speaker, hasStops, blocks);

        return new RawSource(null, blocks);
    }

    /// <summary>Captions made while somebody speaks repeat the lines before, and the words of a line that is not full yet.</summary>
    /// <returns>How many spaces came to be.</returns>
    private static int Append(IReadOnlyList<string> lines, IReadOnlyList<string> shown, StringBuilder words)
    {
        var spaces = 0;
        var seen = shown.ToHashSet(StringComparer.Ordinal);
        foreach (var line in lines.Where(line => !seen.Contains(line)))
        {
            var last = shown.Count > 0 ? shown[^1] : "";
            var grown = last.Length > 0 && line.StartsWith(last + " ", StringComparison.Ordinal) ? line[last.Length..].TrimStart() : line;
            if (words.Length > 0 && grown.Length > 0)
            {
                words.Append(' ');
                spaces++;
            }

            words.Append(grown);
            spaces += grown.AsSpan().Count(' ');
        }

        return spaces;
    }

    private static void Flush(StringBuilder words, string? speaker, bool hasStops, List<RawBlock> blocks)
    {
        if (words.Length > 0)
        {
            var text = words.ToString();
            blocks.Add(new RawBlock(BlockKind.Paragraph, hasStops || SentenceEnds.IsTerminator(text[^1]) ? text : $"{char.ToUpperInvariant(text[0])}{text[1..]}.", Attribution: speaker));
            words.Clear();
        }
    }
}
