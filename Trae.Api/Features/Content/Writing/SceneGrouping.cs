namespace Trae.Api.Features.Content.Writing;

/// <summary>Puts passages together into scenes: one each, or neighbours of one section together where there are too many.</summary>
internal static class SceneGrouping
{
    private const double ShortestScene = 7;
    private const double OtherSection = 25;
    private const double OtherParagraph = 8;
    private const double SetPiece = 60;
    private const double LongestScene = 75;
    private const double DearestTidying = 40;

    /// <param name="passages">In order; the first is the hook and the last the closing, and both stay apart.</param>
    public static List<List<Passage>> Group(IReadOnlyList<Passage> passages, Pace pace)
    {
        var scenes = passages.Select(passage => new List<Passage> { passage }).ToList();
        JoinToEnds(scenes);
        while (scenes.Count > Pace.MinimumScenes)
        {
            var (at, cost) = Cheapest(scenes, scenes.Count > pace.Scenes);
            if (at < 0 || (scenes.Count <= pace.Scenes && cost >= DearestTidying))
            {
                break;
            }

            scenes[at].AddRange(scenes[at + 1]);
            scenes.RemoveAt(at + 1);
        }

        return scenes;
    }

    // A few words that stand right beside the hook or the closing belong to it.
    private static void JoinToEnds(List<List<Passage>> scenes)
    {
        if (scenes.Count > Pace.MinimumScenes && IsShortNeighbour(scenes[1][0], scenes[0][^1], scenes[1][0]))
        {
            scenes[0].AddRange(scenes[1]);
            scenes.RemoveAt(1);
        }

        if (scenes.Count > Pace.MinimumScenes && IsShortNeighbour(scenes[^2][0], scenes[^2][^1], scenes[^1][0]))
        {
            scenes[^1].InsertRange(0, scenes[^2]);
            scenes.RemoveAt(scenes.Count - 2);
        }
    }

    private static bool IsShortNeighbour(Passage joined, Passage first, Passage second) =>
        joined.Words < ShortestScene && first.Last + 1 == second.First && first.Block == second.Block;

    private static (int At, double Cost) Cheapest(List<List<Passage>> scenes, bool isTooMany)
    {
        var best = (At: -1, Cost: double.MaxValue);
        for (var i = 1; i + 2 < scenes.Count; i++)
        {
            var cost = CostOf(scenes[i], scenes[i + 1]);
            var isWorthIt = isTooMany || Math.Min(Words(scenes[i]), Words(scenes[i + 1])) < ShortestScene;
            if (isWorthIt && cost < best.Cost)
            {
                best = (i, cost);
            }
        }

        return best;
    }

    private static double CostOf(List<Passage> one, List<Passage> next)
    {
        var words = Words(one) + Words(next);
        var distance = one[^1].Section != next[0].Section ? OtherSection : one[^1].Block != next[0].Block ? OtherParagraph : 0;
        var setPieces = one.Concat(next).Count(passage => passage.Kind != PassageKind.Prose) * SetPiece;

        return words + distance + setPieces + (words > LongestScene ? 100 : 0);
    }

    private static double Words(List<Passage> scene) => scene.Sum(passage => passage.Words);
}
