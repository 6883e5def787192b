using Trae.Api.Features.Content.Sources;
using Trae.Contracts;

namespace Trae.Api.Features.Content.Checking;

/// <summary>
/// Holds what a storyboard says and shows against its sources: numbers, dates, names and quotations that no source supports. Pure. It says
/// what is not in the sources, not what is untrue, and what it misses a person has to find.
/// </summary>
public static class ClaimChecker
{
    /// <returns>In the storyboard's order; empty where there are no sources.</returns>
    public static IReadOnlyList<UnsupportedClaim> Check(Storyboard storyboard, IReadOnlyList<SourceDocument> sources)
    {
        if (sources.Count == 0)
        {
            return [];
        }

        var facts = SourceFacts.Of(sources);
        var names = new NameCheck(facts, storyboard);
        var found = new List<UnsupportedClaim>();
        for (var i = 0; i < storyboard.Scenes.Count; i++)
        {
            var scene = storyboard.Scenes[i];
            foreach (var statement in Statement.Of(scene, storyboard.Language))
            {
                IEnumerable<Unsupported> unsupported =
                [
                    .. NumberCheck.Find(statement, facts, storyboard.Language),
                    .. DateCheck.Find(statement, facts),
                    .. names.Find(statement),
                    .. QuotationCheck.Find(statement, facts, storyboard.Language),
                ];
                found.AddRange(unsupported.Select(claim => new UnsupportedClaim(
                    i, scene.Id, statement.OnScreen, claim.Kind, claim.Words, claim.Why, facts.Nearest(statement.Text, storyboard.Language))));
            }
        }

        return [.. found.DistinctBy(claim => (claim.Scene, claim.OnScreen, claim.Kind, claim.Words))];
    }
}

/// <summary>What one check finds in one statement.</summary>
internal sealed record Unsupported(ClaimKind Kind, string Words, string Why);
