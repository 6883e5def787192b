using System.Buffers;
using Trae.Api.Features.Content.Sources;

namespace Trae.Api.Features.Content.Documents;

/// <summary>
/// A text that can be read where a request is answered. It is so short, and has so few of the marks that formats nest and pair by, that reading it
/// takes milliseconds whatever it is made of: no depth, no count of attributes, cells or delimiters can exceed the count of the marks.
/// </summary>
internal static class LightText
{
    /// <summary>UTF-16 code units; above it, starting a process is no longer what costs.</summary>
    public const int MostCharacters = 32 * 1024;

    /// <summary>An article in Markdown has one to three hundred.</summary>
    public const int MostMarks = 1_000;

    /// <summary>Of these, tags: finding a page's article costs the square of its depth, 0.2 s of processor for 50 levels around 28 KB.</summary>
    public const int MostTags = 50;

    private static readonly SearchValues<char> Marks = SearchValues.Create("<>[]()*_~^=+`|&!\"'");

    public static bool Is(ReadOnlySpan<char> text)
    {
        if (text.Length > MostCharacters || text.Count('<') > MostTags)
        {
            return false;
        }

        var marks = 0;
        for (var next = text.IndexOfAny(Marks); next >= 0 && marks <= MostMarks; next = text.IndexOfAny(Marks))
        {
            marks++;
            text = text[(next + 1)..];
        }

        return marks <= MostMarks;
    }
}
