using Trae.Api.Features.Content.Sources;
using Trae.Api.Features.Content.Writing;
using Trae.Contracts;

namespace Trae.Api.Features.Content.Checking;

/// <summary>Numbers that no sentence of a source gives for anything that the claim is about.</summary>
internal static class NumberCheck
{
    public static IEnumerable<Unsupported> Find(Statement statement, SourceFacts facts, string language)
    {
        var dates = DateReader.Find(statement.Text).ToList();
        foreach (var number in NumberReader.Find(statement.Text, language))
        {
            if (dates.Exists(date => number.Start < date.End && date.Start < number.End) || number.Values.Count == 0)
            {
                continue;
            }

            if (Doubt(number, statement, facts, language) is { } why)
            {
                yield return new Unsupported(number.IsYear ? ClaimKind.Date : ClaimKind.Number, number.Text, why);
            }
        }
    }

    private static string? Doubt(NumberMention number, Statement statement, SourceFacts facts, string language)
    {
        var with = facts.With(number.Values).ToList();
        if (with.Count == 0)
        {
            return $"No source gives {number.Text}.";
        }

        if (number.IsShare && !with.Exists(fact => fact.Numbers.Any(other => other.IsShare && other.Values.Intersect(number.Values).Any())))
        {
            return $"A source gives this number, but not as a share: {number.Text}.";
        }

        // A number that a source gives for something else supports nothing. Across languages no words can be compared.
        var about = TermVectors.TermsOf(statement.Context, language).Where(term => !term.Any(char.IsDigit)).ToHashSet(StringComparer.Ordinal);
        var isAbout = about.Count == 0 || with.Exists(fact =>
            StopWords.Primary(fact.Language) != StopWords.Primary(language) || fact.Terms.Overlaps(about) || fact.Terms.Count == 0);

        return isAbout ? null : $"The sources give {number.Text} only for something else.";
    }
}
