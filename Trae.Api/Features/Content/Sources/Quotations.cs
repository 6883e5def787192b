using System.Buffers;

namespace Trae.Api.Features.Content.Sources;

/// <summary>Quotation marks and brackets of the world, in pairs.</summary>
internal static class Quotations
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("\"“”„«»「」");

    public static bool IsClosingMark(char c) => c is '"' or '”' or '“' or '»' or '«' or '’' or '\'' or ')' or ']' or '」' or '』' or '）' or '›' or '‹';

    public static bool HasMarks(ReadOnlySpan<char> text) => text.IndexOfAny(Marks) >= 0;

    /// <summary>Whether a quotation or bracket is opened in the text and not closed.</summary>
    public static bool IsOpen(ReadOnlySpan<char> text)
    {
        var straight = 0;
        var curly = 0;
        var low = 0;
        var pointed = 0;
        var corner = 0;
        var brackets = 0;
        foreach (var c in text)
        {
            straight += c == '"' ? 1 : 0;
            low += c == '„' ? 1 : 0;
            corner += c is '「' or '『' ? 1 : c is '」' or '』' ? -1 : 0;
            brackets += c is '(' or '（' ? 1 : c is ')' or '）' ? -1 : 0;

            // German closes with the mark that English opens with.
            if (c == '“')
            {
                if (low > 0)
                {
                    low--;
                }
                else
                {
                    curly++;
                }
            }
            else if (c == '”')
            {
                if (low > 0)
                {
                    low--;
                }
                else
                {
                    curly--;
                }
            }

            // French points outwards and German inwards, so only the balance tells.
            pointed += c == '«' ? 1 : c == '»' ? -1 : 0;
        }

        return straight % 2 == 1 || curly > 0 || low > 0 || pointed != 0 || corner > 0 || brackets > 0;
    }
}
