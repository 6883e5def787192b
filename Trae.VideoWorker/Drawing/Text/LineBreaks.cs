using System.Globalization;

namespace Trae.VideoWorker.Drawing.Text;

/// <summary>
/// Where a line may end, after UAX #14 simplified: after spaces and dashes, and between characters of
/// Chinese and Japanese unless the next one may not begin a line or the last one may not end it (kinsoku).
/// </summary>
internal static class LineBreaks
{
    private const string NotAtStart = "、。，．・：；？！゛゜ヽヾゝゞ々ー’”）〕］｝〉》」』】°′″℃%‰)]},.!?:;…‥ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ»›";
    private const string NotAtEnd = "‘“（〔［｛〈《「『【([{£¥$«‹";

    /// <summary>The parts between opportunities, in order; together they are the text.</summary>
    public static IReadOnlyList<string> Parts(string text)
    {
        var parts = new List<string>();
        var start = 0;
        for (var i = 0; i < text.Length;)
        {
            var next = i + StringInfo.GetNextTextElementLength(text, i);
            if (next < text.Length && MayBreak(text, i, next))
            {
                parts.Add(text[start..next]);
                start = next;
            }

            i = next;
        }

        if (start < text.Length)
        {
            parts.Add(text[start..]);
        }

        return parts;
    }

    /// <summary>A part that is wider than a line, in pieces a reader would see as letters.</summary>
    public static IEnumerable<string> Letters(string part)
    {
        for (var i = 0; i < part.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(part, i);
            yield return part.Substring(i, length);
            i += length;
        }
    }

    private static bool MayBreak(string text, int last, int next)
    {
        var (before, after) = (text[next - 1], text[next]);
        if (after == ' ' || NotAtStart.Contains(after, StringComparison.Ordinal) || NotAtEnd.Contains(text[last], StringComparison.Ordinal))
        {
            return false;
        }

        // A hyphen inside a word ends a part; a minus sign before a digit does not.
        return before is ' ' or '\u200B' or '–' or '—'
            || (before == '-' && last > 0 && char.IsLetter(text[last - 1]) && char.IsLetter(after))
            || (before == '/' && last > 0 && char.IsLetter(text[last - 1]) && char.IsLetter(after))
            || IsIdeographic(text[last])
            || IsIdeographic(after);
    }

    private static bool IsIdeographic(char c) =>
        c is (>= '\u2E80' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') or (>= '\uFF00' and <= '\uFF9F')
        || (char.IsSurrogate(c) && c is >= '\uD840' and <= '\uD888');
}
