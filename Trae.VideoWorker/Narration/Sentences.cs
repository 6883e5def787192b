using System.Text;
using Trae.VideoWorker.Unicode;

namespace Trae.VideoWorker.Narration;

/// <summary>A sentence in a text; its length includes the closing punctuation and not the space after it.</summary>
/// <param name="EndsParagraph">Whether a blank line, or the end of the text, follows.</param>
public readonly record struct SentenceSpan(int Start, int Length, bool EndsParagraph)
{
    public int End => Start + Length;
}

/// <summary>Cuts a text into sentences; rather too few than too many, for a wrong cut is heard as a stumble.</summary>
public static class Sentences
{
    private const string Closing = "\"'”’»›)]}」』）】》〉";

    private static readonly HashSet<string> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        "Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Sr", "Jr", "vs", "etc", "approx", "No", "Nos", "Fig", "Vol", "Inc", "Ltd", "Co", "Corp", "Gen", "Col",
        "Sen", "Rep", "Gov", "Rev", "Capt", "Lt", "ca", "bzw", "Nr", "Abb", "vgl", "usw", "ggf", "evtl", "Hr", "Fr", "M", "Mme", "Mlle", "Sra", "Srta",
        "Dra", "Ing", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec",
    };

    public static IReadOnlyList<SentenceSpan> Of(string text)
    {
        var sentences = new List<SentenceSpan>();
        var start = 0;

        for (var at = 0; at < text.Length; at++)
        {
            var blankLine = text[at] is '\n' && at + 1 < text.Length && NextIsNewLine(text, at + 1);
            if (!blankLine && !IsEnd(text, at))
            {
                continue;
            }

            var end = blankLine ? at : at + 1;
            while (!blankLine && end < text.Length && (Closing.Contains(text[end], StringComparison.Ordinal) || IsMark(text[end])))
            {
                end++;
            }

            if (blankLine || EndsHere(text, at, end))
            {
                Add(sentences, text, start, end);
                start = end;
            }

            at = Math.Max(at, end - 1);
        }

        Add(sentences, text, start, text.Length);

        return sentences;
    }

    private static void Add(List<SentenceSpan> sentences, string text, int start, int end)
    {
        var span = text.AsSpan(start, end - start);
        var skipped = span.Length - span.TrimStart().Length;
        var length = span.Trim().Length;

        if (length > 0 && Scripts.HasWordPart(span))
        {
            var rest = text.AsSpan(end);
            var gap = rest[..(rest.Length - rest.TrimStart().Length)];
            sentences.Add(new(start + skipped, length, rest.Trim().IsEmpty || gap.Count('\n') > 1));
        }
    }

    private static bool IsMark(char c) => c is '.' or '!' or '?' or '…' or '。' or '！' or '？' or '؟' or '۔' or '।' or '॥';

    private static bool IsEnd(string text, int at) => IsMark(text[at]);

    private static bool NextIsNewLine(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t' or '\r')
        {
            at++;
        }

        return at < text.Length && text[at] == '\n';
    }

    private static bool EndsHere(string text, int mark, int end)
    {
        if (end >= text.Length || text[mark] is '。' or '！' or '？' or '۔' or '।' or '॥')
        {
            return true;
        }

        if (!char.IsWhiteSpace(text[end]))
        {
            return false;
        }

        var next = text.AsSpan(end).TrimStart();
        while (next.Length > 0 && !char.IsLetterOrDigit(next[0]) && !char.IsSurrogate(next[0]) && !char.IsWhiteSpace(next[0]))
        {
            next = next[1..];
        }

        Rune.DecodeFromUtf16(next, out var first, out _);

        return !Rune.IsLower(first) && !(text[mark] == '.' && IsAbbreviation(text, mark));
    }

    private static bool IsAbbreviation(string text, int mark)
    {
        var start = mark;
        while (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '.'))
        {
            start--;
        }

        return IsAbbreviation(text[start..mark]);
    }

    /// <summary>Whether a full stop after the word belongs to it: "Dr", and initials as in "J. R. R. Tolkien" or "the U.S. Army".</summary>
    /// <param name="word">Without that full stop.</param>
    public static bool IsAbbreviation(string word) =>
        Abbreviations.Contains(word)
        || (word is [var only] && char.IsUpper(only) && only != 'I')
        || (word.Contains('.', StringComparison.Ordinal) && word.All(c => char.IsLetter(c) || c == '.'));
}
