using System.Text.RegularExpressions;

namespace Trae.Api.Features.Content.Writing;

/// <summary>German writes nouns with a capital, so noun phrases can be read off: a noun, and a genitive after it.</summary>
internal static partial class GermanNouns
{
    public static IEnumerable<string> Runs(string sentence)
    {
        foreach (Match match in NounPhrase().Matches(sentence))
        {
            // The first word of a sentence has its capital from there.
            if (match.Index > 0)
            {
                yield return match.Value;
            }
        }
    }

    [GeneratedRegex(
        "(?<![-\\w])\\p{Lu}[\\p{L}-]{3,}((\\s(der|des|eines|einer|von)(\\s(der|des|dem))?)(\\s\\p{Ll}+(en|er|es))?\\s\\p{Lu}[\\p{L}-]{2,})?(?![-\\w])",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex NounPhrase();
}
