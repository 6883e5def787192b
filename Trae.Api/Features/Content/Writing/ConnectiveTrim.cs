using System.Text.RegularExpressions;
using Trae.Api.Features.Content.Sources;

namespace Trae.Api.Features.Content.Writing;

/// <summary>
/// The only changes ever made to a source's sentence: an opening connective ("However,") is taken off, and so
/// are asides in round brackets. What is left are the source's own words, in order.
/// </summary>
internal static partial class ConnectiveTrim
{
    /// <summary>For a sentence that does not follow the one before it in the source.</summary>
    public static string Apply(string sentence, string language)
    {
        var words = LeaningWords.Of(language);
        foreach (var phrase in words.Removable)
        {
            if (!sentence.StartsWith(phrase, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var rest = sentence[phrase.Length..];
            var isWhole = rest.Length > 0 && (rest[0] is ',' or ' ' || phrase[^1] == ',');
            var body = rest.TrimStart(',', ' ');
            if (!isWhole || body.Length == 0 || (rest[0] == ' ' && phrase[^1] != ',' && !MayFollow(body, language)))
            {
                continue;
            }

            return char.ToUpperInvariant(body[0]) + body[1..];
        }

        return sentence;
    }

    /// <summary>Takes out asides in round brackets.</summary>
    public static string WithoutAsides(string sentence)
    {
        var trimmed = Aside().Replace(sentence, "");

        return trimmed.Length > 0 && char.IsLower(trimmed[0]) && char.IsUpper(sentence[0]) ? sentence : trimmed.Trim();
    }

    // "But the sea" stands without "But"; "And swimming" or "Doch ist" may not.
    private static bool MayFollow(string body, string language)
    {
        var first = Tokens.Of(body).FirstOrDefault("");
        return StopWords.Primary(language) switch
        {
            "de" => char.IsUpper(first.FirstOrDefault('x')) || first is "der" or "die" or "das" or "den" or "dem" or "ein" or "eine" or "kein" or "keine" or "nicht" or "in" or "im" or "am" or "auf" or "für",
            "fr" => first is "le" or "la" or "les" or "l" or "un" or "une" or "des" or "ce" or "cette" or "ces" or "il" or "elle" or "ils" or "elles" or "pour" or "dans" or "on" or "tous" || body.StartsWith("l’", StringComparison.OrdinalIgnoreCase) || body.StartsWith("l'", StringComparison.OrdinalIgnoreCase) || char.IsUpper(first.FirstOrDefault('x')),
            "es" => first is "el" or "la" or "los" or "las" or "un" or "una" or "en" or "no" or "cada" or "para" or "todos" || char.IsUpper(first.FirstOrDefault('x')),
            _ => !first.EndsWith("ing", StringComparison.Ordinal) && !LeaningWords.Of(language).Verbs.Contains(first),
        };
    }

    [GeneratedRegex("\\s*\\([^()]{1,200}\\)", RegexOptions.None, 10_000)]
    private static partial Regex Aside();
}
