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
        IReadOnlyList<string> shown = [];
        foreach (var cue in cues)
        {
            var isOther = cue.Speaker is not null && cue.Speaker != speaker;
            var gap = cue.Start - previous;
            var count = words.ToString().AsSpan().Count(' ');
            var isEnded = words.Length > 0 && SentenceEnds.IsTerminator(words[^1]);
            if (isOther || gap > Pause || (hasStops ? isEnded && count > WordsOfParagraph : count >= WordsWithoutStops || (gap > Breath && count > WordsWithoutStops / 3)))
            {
                Flush(words, speaker, hasStops, blocks);
            }

            speaker = cue.Speaker ?? speaker;
            Append(cue.Lines, shown, words);
            shown = cue.Lines;
            previous = cue.End;
        }

        Flush(words, speaker, hasStops, blocks);

        return new RawSource(null, blocks);
    }

    /// <summary>Captions made while somebody speaks repeat the lines before, and the words of a line that is not full yet.</summary>
    private static void Append(IReadOnlyList<string> lines, IReadOnlyList<string> shown, StringBuilder words)
    {
        foreach (var line in lines.Where(line => !shown.Contains(line, StringComparer.Ordinal)))
        {
            var last = shown.Count > 0 ? shown[^1] : "";
            var grown = last.Length > 0 && line.StartsWith(last + " ", StringComparison.Ordinal) ? line[last.Length..].TrimStart() : line;
            if (words.Length > 0 && grown.Length > 0)
            {
                words.Append(' ');
            }

            words.Append(grown);
        }
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
