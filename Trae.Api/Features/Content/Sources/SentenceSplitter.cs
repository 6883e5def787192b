namespace Trae.Api.Features.Content.Sources;

/// <summary>
/// Cuts a paragraph into sentences. Together they are the text again, each with the spaces that follow it.
/// The rules are those of Unicode Standard Annex 29 (sentence boundaries), sharpened by lists of abbreviations,
/// German ordinals, initials, and quotations kept whole.
/// </summary>
public static class SentenceSplitter
{
    // A quotation of more sentences than this is taken for a missing closing mark.
    private const int LongestQuotation = 6;

    /// <summary>What is written between two sentences.</summary>
    public static string JoinerOf(string language) => StopWords.Primary(language) is "zh" or "ja" ? "" : " ";

    public static IReadOnlyList<string> Split(string text, string language)
    {
        var ends = new List<int>();
        for (var i = 0; i < text.Length; i++)
        {
            if (!SentenceEnds.IsTerminator(text[i]))
            {
                continue;
            }

            var end = SentenceEnds.Extend(text, i);
            if (SentenceEnds.IsEnd(text, i, end, language))
            {
                while (end < text.Length && char.IsWhiteSpace(text[end]))
                {
                    end++;
                }

                ends.Add(end);
            }

            i = end - 1;
        }

        if (ends.Count == 0 || ends[^1] < text.Length)
        {
            ends.Add(text.Length);
        }

        return text.Length == 0 ? [] : KeepQuotationsWhole(text, ends);
    }

    private static List<string> KeepQuotationsWhole(string text, List<int> ends)
    {
        var sentences = new List<string>(ends.Count);
        var start = 0;
        for (var i = 0; i < ends.Count; i++)
        {
            var last = i;
            while (last < ends.Count && last - i < LongestQuotation && Quotations.IsOpen(text.AsSpan(start, ends[last] - start)))
            {
                last++;
            }

            // Never closed: then the mark was no quotation, and the plain boundary holds.
            var end = last < ends.Count && !Quotations.IsOpen(text.AsSpan(start, ends[last] - start)) ? last : i;
            sentences.Add(text[start..ends[end]]);
            start = ends[end];
            i = end;
        }

        return sentences;
    }
}
