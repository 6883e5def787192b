using System.Buffers;
using System.Globalization;
using System.Text;

namespace Trae.VideoWorker.Unicode;

/// <summary>The smallest stretch of text that a line break should not cut.</summary>
/// <param name="Text">Inner white space is a single space, whatever it is in the text.</param>
/// <param name="Start">Where it starts in the text, in UTF-16 code units.</param>
/// <param name="End">Where it ends in the text.</param>
/// <param name="SpaceAfter">Whether white space follows; it disappears where a line ends.</param>
public readonly record struct TextPiece(string Text, int Start, int End, bool SpaceAfter);

/// <summary>
/// Where a line may break: ICU's line breaking (UAX #14, strict, with dictionaries where no spaces are written), and
/// only between words in Chinese, phrases in Japanese and spaces in Korean, as subtitles are set by hand.
/// </summary>
public static class TextPieces
{
    private static readonly char[] Spaces = [' ', '\t', '\r', '\n', '\v', '\f', '\u0085', '\u1680', '\u2028', '\u2029', '\u205F', '\u3000'];
    private static readonly SearchValues<char> AnySpace = SearchValues.Create(Spaces);

    public static IReadOnlyList<TextPiece> Of(string text) => Cut(text, Good(text));

    /// <summary>A piece in the parts that UAX #14 allows and that nobody would choose.</summary>
    internal static IReadOnlyList<TextPiece> Allowed(TextPiece piece) =>
        Parts(piece, Cut(piece.Text, Icu.Boundaries(BreakKind.Line, piece.Text, "ja@lb=strict")));

    /// <summary>A piece in what its reader would call letters.</summary>
    internal static IReadOnlyList<TextPiece> Letters(TextPiece piece)
    {
        var ends = new List<int>();
        for (var at = 0; at < piece.Text.Length; ends.Add(at))
        {
            at += StringInfo.GetNextTextElementLength(piece.Text, at);
        }

        return Parts(piece, Cut(piece.Text, ends));
    }

    private static TextPiece[] Parts(TextPiece piece, List<TextPiece> parts)
    {
        // Where white space was made single, places inside are no longer those of the text.
        var exact = piece.End - piece.Start == piece.Text.Length;

        return
        [
            .. parts.Select((part, i) => new TextPiece(
                part.Text,
                exact ? piece.Start + part.Start : piece.Start,
                exact ? piece.Start + part.End : piece.End,
                i == parts.Count - 1 ? piece.SpaceAfter : part.SpaceAfter)),
        ];
    }

    private static List<int> Good(string text)
    {
        var (kana, ideographs) = (false, false);
        foreach (var rune in text.EnumerateRunes())
        {
            kana |= Scripts.IsKana(rune);
            ideographs |= Scripts.IsIdeograph(rune);
        }

        var allowed = Icu.Boundaries(BreakKind.Line, text, kana ? "ja@lb=strict;lw=phrase" : "zh@lb=strict");
        HashSet<int>? words = ideographs && !kana ? [.. Icu.Boundaries(BreakKind.Word, text, "zh")] : null;

        return [.. allowed.Where(at => at == text.Length || IsGood(text, at, words))];
    }

    private static bool IsGood(string text, int at, HashSet<int>? words)
    {
        Rune.DecodeFromUtf16(text.AsSpan(at), out var next, out _);
        var before = text.AsSpan(0, at).TrimEnd(Spaces);
        if (before.IsEmpty || Rune.DecodeLastFromUtf16(before, out var last, out var length) != OperationStatus.Done)
        {
            return true;
        }

        if (before.Length < at)
        {
            // French sets a space inside quotation marks and before some marks; nobody wants those at a line's edge.
            var opens = Rune.GetUnicodeCategory(last) == UnicodeCategory.CurrencySymbol ? Rune.IsDigit(next) : Scripts.OpensAfter(last);
            var opened = opens && (before.Length == length || IsSpace(text[before.Length - length - 1]));

            return !opened && !Scripts.RepeatsBefore(next) && !(IsAlone(text.AsSpan(at)) && (Scripts.ClosesBefore(next) || Scripts.IsDash(next) || IsPrice(next, last)));
        }

        // "well-known" may break; "-5" and "2019–2026" may not.
        if (Scripts.IsDash(last) || last.Value is '-' or 0x2010)
        {
            return Rune.IsLetter(next) && Scripts.HasWordPart(Tail(before));
        }

        return (words is null || !Scripts.IsIdeograph(last) || !Scripts.IsIdeograph(next) || words.Contains(at))
            && !(Scripts.IsHangul(last) && Scripts.IsHangul(next));
    }

    private static List<TextPiece> Cut(string text, IReadOnlyList<int> ends)
    {
        var pieces = new List<TextPiece>();
        var start = 0;
        foreach (var end in ends)
        {
            var whole = text.AsSpan(start, end - start);
            var from = start + (whole.Length - whole.TrimStart(Spaces).Length);
            var to = start + whole.TrimEnd(Spaces).Length;
            if (to > from)
            {
                pieces.Add(new(Single(text[from..to]), from, to, SpaceAfter: to < end && end < text.Length));
            }
            else if (pieces.Count > 0)
            {
                pieces[^1] = pieces[^1] with { SpaceAfter = end < text.Length };
            }

            start = end;
        }

        return pieces;
    }

    private static string Single(string text) => text.AsSpan().IndexOfAny(AnySpace) < 0 ? text : string.Join(' ', text.Split(Spaces, StringSplitOptions.RemoveEmptyEntries));

    private static bool IsPrice(Rune currency, Rune last) => Rune.GetUnicodeCategory(currency) == UnicodeCategory.CurrencySymbol && Rune.IsDigit(last);

    private static bool IsSpace(char c) => AnySpace.Contains(c);

    // Up to the next space there is no letter or digit.
    private static bool IsAlone(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny(AnySpace);

        return !Scripts.HasWordPart(end < 0 ? text : text[..end]);
    }

    private static ReadOnlySpan<char> Tail(ReadOnlySpan<char> text) => text[(text.LastIndexOfAny(AnySpace) + 1)..];
}
