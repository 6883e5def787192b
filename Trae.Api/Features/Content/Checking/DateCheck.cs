using Trae.Contracts;

namespace Trae.Api.Features.Content.Checking;

/// <summary>Dates that no source has.</summary>
internal static class DateCheck
{
    public static IEnumerable<Unsupported> Find(Statement statement, SourceFacts facts) => DateReader.Find(statement.Text)
        .Where(claim => !claim.Options.Any(option => facts.All.Any(fact => Supports(fact, option))))
        .Select(claim => new Unsupported(ClaimKind.Date, claim.Text, $"No source has the date {claim.Text}."));

    // "On 4 March it left. It came back in 1999." supports 4 March 1999 as little as a reader would take it to: the year must stand in the sentence.
    private static bool Supports(Fact fact, CalendarDate claim) => fact.Dates.Any(date => date.Options.Any(option =>
        option.Supports(claim)
        || (option.Year is null && claim.Year is { } year && option.Supports(claim with { Year = null }) && fact.Numbers.Any(number => number.Values.Contains(year)))));
}
