using System.Globalization;
using System.Text;

namespace Trae.VideoWorker.Timeline;

/// <summary>The smallest stretch of text that a line break may not cut.</summary>
/// <param name="Text">Inner white space is a single space, whatever it is in the text.</param>
/// <param name="Start">Where it starts in the text, in UTF-16 code units.</param>
/// <param name="End">Where it ends in the text.</param>
/// <param name="SpaceAfter">Whether white space follows; it disappears where a line ends.</param>
public readonly record struct TextPiece(string Text, int Start, int End, bool SpaceAfter);

/// <summary>
/// Where a line may break, after UAX #14: at spaces, after hyphens, and between characters of scripts that
/// write no spaces, but not before closing or after opening punctuation.
/// </summary>
public static class TextPieces
{
    private const char NoBreakSpace = '\u00A0';
    private const char NarrowNoBreakSpace = '\u202F';
    private const char WordJoiner = '\u2060';

    public static IReadOnlyList<TextPiece> Of(string text)
    {
        var pieces = new List<TextPiece>();
        var start = -1;
        var end = 0;

        for (var at = 0; at < text.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(text, at);

            if (IsBreakingSpace(text, at))
            {
                at += length;
                continue;
            }

            if (start >= 0 && MayBreak(text, start, end, at))
            {
                pieces.Add(new(Text(text, start, end), start, end, SpaceAfter: end < at));
                start = -1;
            }

            start = start < 0 ? at : start;
            at += length;
            end = at;
        }

        if (start >= 0)
        {
            pieces.Add(new(Text(text, start, end), start, end, SpaceAfter: false));
        }

        return pieces;
    }

    private static string Text(string text, int start, int end) =>
        string.Join(' ', text[start..end].Split((char[])[' ', '\t', '\r', '\n', '\v', '\f', '\u0085', '\u2028', '\u2029', '\u3000'], StringSplitOptions.RemoveEmptyEntries));

    private static bool IsBreakingSpace(string text, int at) =>
        char.IsWhiteSpace(text[at]) && text[at] is not (NoBreakSpace or NarrowNoBreakSpace or '\u2007');

    private static bool MayBreak(string text, int start, int end, int at)
    {
        Rune.DecodeFromUtf16(text.AsSpan(at), out var next, out _);
        Rune.DecodeLastFromUtf16(text.AsSpan(start, end - start), out var last, out _);

        if (end < at)
        {
            // French sets a space inside quotation marks and before some marks; nobody wants those at a line's edge.
            return !(IsAlone(text, at) && (Scripts.ClosesBefore(next) || Scripts.IsDash(next)))
                && !(Scripts.OpensAfter(last) && (end - start == 1 || IsBreakingSpace(text, end - 2)));
        }

        if (next.Value is NoBreakSpace or NarrowNoBreakSpace or WordJoiner || last.Value is NoBreakSpace or NarrowNoBreakSpace or WordJoiner)
        {
            return false;
        }

        if (Scripts.ClosesBefore(next) || Scripts.OpensAfter(last))
        {
            return false;
        }

        if (last.Value is '\u200B')
        {
            return true;
        }

        if (last.Value is '-' or '\u2010' || Scripts.IsDash(last))
        {
            // "well-known" may break and "-5" or "2019-2026" may not.
            return Rune.IsLetter(next) && end - start > 1 && Scripts.HasWordPart(text.AsSpan(start, end - start));
        }

        if (Scripts.IsSoutheastAsian(last) && Scripts.IsSoutheastAsian(next))
        {
            return !Scripts.IsLeadingVowel(last) && !IsDependentVowel(next);
        }

        return (Scripts.JoinsWithoutSpaces(last) || Scripts.JoinsWithoutSpaces(next))
            && Rune.GetUnicodeCategory(next) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);
    }

    // Thai sara a, aa, am and their kin cannot stand at the start of a line.
    private static bool IsDependentVowel(Rune rune) => rune.Value is 0x0E30 or 0x0E32 or 0x0E33 or 0x0E45 or 0x0E46 or 0x0EB0 or 0x0EB2 or 0x0EB3;

    private static bool IsAlone(string text, int at)
    {
        var end = at;
        while (end < text.Length && !IsBreakingSpace(text, end))
        {
            end++;
        }

        return !Scripts.HasWordPart(text.AsSpan(at, end - at));
    }
}
