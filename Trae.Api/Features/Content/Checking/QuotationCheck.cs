using System.Text.RegularExpressions;
using Trae.Api.Features.Content.Sources;
using Trae.Contracts;

namespace Trae.Api.Features.Content.Checking;

/// <summary>Words in quotation marks that no source says like this; marks, capitals and what an ellipsis leaves out do not count.</summary>
internal static partial class QuotationCheck
{
    // One or two words in marks are a term more often than a quotation.
    private const int FewestWords = 3;

    public static IEnumerable<Unsupported> Find(Statement statement, SourceFacts facts, string language)
    {
        // A translated quotation cannot be verbatim.
        if (!facts.All.Any(fact => StopWords.Primary(fact.Language) == StopWords.Primary(language)))
        {
            return [];
        }

        var quoted = statement.IsQuotation ? [statement.Text] : Quoted().Matches(statement.Text).Select(match => match.Groups["words"].Value);

        return quoted
            .Where(words => Tokens.Of(words).Count() >= FewestWords && !LeftOut().Split(words).All(part => Tokens.Of(part) is var tokens && (!tokens.Any() || facts.Says(tokens))))
            .Select(words => new Unsupported(ClaimKind.Quotation, words.Trim(), "No source says this word for word."));
    }

    [GeneratedRegex("“(?<words>[^“”]{3,1000})”|„(?<words>[^„“”]{3,1000})[“”]|«\\s?(?<words>[^«»]{3,1000})»|»(?<words>[^«»]{3,1000})«|\"(?<words>[^\"]{3,1000})\"|「(?<words>[^「」]{3,1000})」", RegexOptions.None, 10_000)]
    private static partial Regex Quoted();

    [GeneratedRegex("\\s*(?:\\[[^\\]]{0,100}\\]|\\(\\.\\.\\.\\)|…|\\.\\.\\.)\\s*", RegexOptions.None, 10_000)]
    private static partial Regex LeftOut();
}
