using Trae.Api.Features.Content.Sources;
using Trae.Contracts;

namespace Trae.Api.Features.Content.Checking;

/// <summary>
/// Holds what a storyboard says and shows against its sources: numbers, dates, names and quotations that no source supports. Pure. It says
/// what is not in the sources, not what is untrue, and what it misses a person has to find.
/// </summary>
public static class ClaimChecker
{
    // Nobody goes through more, and a storyboard of nothing else has tens of thousands.
    private const int MostClaims = 300;

    /// <param name="ct">Of whoever waits: holding a long storyboard against long sources takes seconds.</param>
    /// <returns>In the storyboard's order, the first 300; empty where there are no sources.</returns>
    public static IReadOnlyList<UnsupportedClaim> Check(Storyboard storyboard, IReadOnlyList<SourceDocument> sources, CancellationToken ct = default)
    {
        if (sources.Count == 0)
        {
            return [];
        }

        var facts = SourceFacts.Of(sources);
        var names = new NameCheck(facts, storyboard);
        var found = new List<UnsupportedClaim>();
        var seen = new HashSet<(int, bool, ClaimKind, string)>();
        for (var i = 0; i < storyboard.Scenes.Count && found.Count < MostClaims; i++)
        {
            var scene = storyboard.Scenes[i];
            foreach (var statement in Statement.Of(scene, storyboard.Language))
            {
                ct.ThrowIfCancellationRequested();
                IEnumerable<Unsupported> unsupported =
                [
                    .. NumberCheck.Find(statement, facts, storyboard.Language),
                    .. DateCheck.Find(statement, facts),
                    .. names.Find(statement),
                    .. QuotationCheck.Find(statement, facts, storyboard.Language),
                ];
                found.AddRange(unsupported
                    .Where(claim => seen.Add((i, statement.OnScreen, claim.Kind, claim.Words)))
                    .Select(claim => new UnsupportedClaim(
                        i, scene.Id, statement.OnScreen, claim.Kind, claim.Words, claim.Why, facts.Nearest(statement.Text, storyboard.Language))));
            }
        }

        return [.. found.Take(MostClaims)];
    }
}

/// <summary>What one check finds in one statement.</summary>
internal sealed record Unsupported(ClaimKind Kind, string Words, string Why);
