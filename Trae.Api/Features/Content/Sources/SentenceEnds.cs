using System.Collections.Frozen;

namespace Trae.Api.Features.Content.Sources;

/// <summary>Decides whether a full stop, question mark or the like ends a sentence.</summary>
internal static class SentenceEnds
{
    private static readonly FrozenSet<string> Abbreviations =
        ("mr mrs ms dr prof st mt rev gen col sgt capt vs viz al eg ie cf ca fig figs eq vol ch sec pp approx est inc ltd co corp jr sr dept gov sen rep " +
        "jan feb mar apr jun jul aug sept sep oct nov dec mon tue wed thu fri sat sun u.s u.k e.g i.e a.d b.c " +
        "bzw d.h z.b u.a s.o o.ä v.a vgl sog evtl ggf inkl exkl zzgl nr str hr fr abs bd mio mrd jh jhd geb gest dipl ing usf rd " +
        "m mme mlle mm av apr env p.ex c.-à-d réf chap art " +
        "sra srta dra ud uds núm pág p.ej ee.uu aprox").Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // These may well stand at the end of a sentence.
    private static readonly FrozenSet<string> Trailing =
        "etc usw usf u.s u.k a.m p.m a.d b.c inc ltd co corp jr sr al jh jhd ee.uu uhr no".Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether there is a question in it.</summary>
    public static bool Asks(string text) => text.AsSpan().IndexOfAny('?', '？', '؟') >= 0;

    public static bool IsTerminator(char c) => c is '.' or '!' or '?' or '…' || IsHardTerminator(c);

    /// <summary>The index after the terminator, further ones, and the closing marks that belong to them.</summary>
    public static int Extend(string text, int terminator)
    {
        var end = terminator + 1;
        while (end < text.Length && (IsTerminator(text[end]) || Quotations.IsClosingMark(text[end])))
        {
            // An opening mark after the stop belongs to the next sentence, as in: end."Next"
            if (Quotations.IsClosingMark(text[end]) && text[end] is not (')' or ']' or '）' or '」' or '』') && end + 1 < text.Length && char.IsLetterOrDigit(text[end + 1]))
            {
                break;
            }

            end++;
        }

        // French sets a space before the closing mark: « Oui. »
        if (end + 1 < text.Length && text[end] is ' ' or '\u00A0' or '\u202F' && text[end + 1] == '»')
        {
            end += 2;
        }

        return end;
    }

    public static bool IsEnd(string text, int terminator, int end, string language)
    {
        if (end >= text.Length || IsHardTerminator(text[terminator]))
        {
            return true;
        }

        if (!char.IsWhiteSpace(text[end]))
        {
            return text[end - 1] is '!' or '?' && WritingSystems.Of(new System.Text.Rune(char.IsSurrogate(text[end]) ? 'x' : text[end])) is "Hani" or "Hira" or "Kana";
        }

        var next = NextVisible(text, end);
        if (next < 0)
        {
            return true;
        }

        if (char.IsLower(text[next]) || text[next] is ',' or ';' or ':' or ')')
        {
            return false;
        }

        return text[terminator] != '.' || terminator + 1 < end || !IsAbbreviation(text, terminator, next, language);
    }

    private static bool IsAbbreviation(string text, int stop, int next, string language)
    {
        var start = stop;
        while (start > 0 && !char.IsWhiteSpace(text[start - 1]) && !Quotations.IsClosingMark(text[start - 1]))
        {
            start--;
        }

        var word = text[start..stop].TrimStart('„', '(', '[', '¿', '¡');
        if (word.Length == 0)
        {
            return false;
        }

        var startsSentence = StopWords.Of(language).Contains(NextWord(text, next));
        if (word.All(char.IsDigit))
        {
            // "am 3. Oktober", and the "1." of a numbered line.
            return (StopWords.Primary(language) is "de" or "da" or "nb" or "fi" or "cs" or "hu" && word.Length <= 2 && !startsSentence) || start == 0;
        }

        // German "z. B.", "d. h.", "u. a.".
        if (word.Length == 1 && char.IsLower(word[0]) && next + 1 < text.Length && text[next + 1] == '.')
        {
            return true;
        }

        var isInitial = word.Length == 1 && char.IsUpper(word[0]);
        if (!isInitial && !Abbreviations.Contains(word) && !Trailing.Contains(word))
        {
            return false;
        }

        if (isInitial || Trailing.Contains(word))
        {
            return !startsSentence && (isInitial || !string.Equals(word, "no", StringComparison.OrdinalIgnoreCase) || char.IsDigit(text[next]))
                && !(Trailing.Contains(word) && !Abbreviations.Contains(word) && !char.IsDigit(text[next]));
        }

        return true;
    }

    private static string NextWord(string text, int start)
    {
        var end = start;
        while (end < text.Length && char.IsLetter(text[end]))
        {
            end++;
        }

        return text[start..end];
    }

    private static int NextVisible(string text, int start)
    {
        for (var i = start; i < text.Length; i++)
        {
            if (!char.IsWhiteSpace(text[i]) && text[i] is not ('"' or '“' or '„' or '«' or '»' or '(' or '‘' or '\'' or '¿' or '¡' or '—' or '–'))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool IsHardTerminator(char c) => c is '。' or '！' or '？' or '．' or '؟' or '۔' or '।' or '॥' or '։' or '።';
}
