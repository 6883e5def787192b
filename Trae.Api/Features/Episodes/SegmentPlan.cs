using Trae.Api.Features.Content.Sources;
using Trae.Contracts;

namespace Trae.Api.Features.Episodes;

/// <summary>
/// Gives the scenes of a script to the parts of a series, in the order of both: as near to the parts' shares as whole scenes allow, and
/// so that a part gets a scene that can look as it asks for. Pure.
/// </summary>
internal static class SegmentPlan
{
    // A fifth of the script in the wrong part is as bad as a layout that is missing.
    private const double OfLayout = 0.2;

    /// <returns>The script with its parts, and the titles of those that it had no scene for.</returns>
    public static (Storyboard Storyboard, IReadOnlyList<string> Left) Apply(Storyboard storyboard, EpisodeOrder order)
    {
        // The first scene is the opening's and the last one the closing's.
        var scenes = storyboard.Scenes.ToArray();
        var middle = Math.Max(0, scenes.Length - 2);
        var segments = Fitting(order.Segments, middle);
        if (segments.Count == 0)
        {
            return (storyboard, [.. order.Segments.Select(segment => segment.Title)]);
        }

        var starts = Starts(scenes[1..^1], segments, storyboard.Language);
        for (var part = 0; part < segments.Count; part++)
        {
            var (from, to) = (starts[part] + 1, (part + 1 < segments.Count ? starts[part + 1] : middle) + 1);
            Lay(scenes, from, to, segments[part], storyboard.Language);
            for (var i = from; i < to; i++)
            {
                scenes[i] = EpisodeFrame.Part(scenes[i], segments[part], i == from);
            }
        }

        return (storyboard with { Scenes = scenes }, [.. order.Segments.Except(segments).Select(segment => segment.Title)]);
    }

    // Too few scenes for all: the shortest parts are left out.
    private static List<SeriesSegment> Fitting(IReadOnlyList<SeriesSegment> segments, int scenes)
    {
        var kept = segments.OrderByDescending(segment => segment.Share).Take(scenes).ToHashSet(ReferenceEqualityComparer.Instance);

        return [.. segments.Where(kept.Contains)];
    }

    private static void Lay(Scene[] scenes, int from, int to, SeriesSegment segment, string language)
    {
        if (segment.Layout is not { } layout || scenes[from..to].Any(scene => scene.Layout == layout))
        {
            return;
        }

        for (var i = from; i < to; i++)
        {
            if (SegmentLayouts.As(scenes[i], layout, language) is { } laid)
            {
                scenes[i] = laid;

                return;
            }
        }
    }

    // The cheapest way to cut scenes into parts, by dynamic programming over where each part ends.
    private static int[] Starts(Scene[] scenes, List<SeriesSegment> segments, string language)
    {
        var words = scenes.Select(scene => WordCounter.Spoken(scene.Narration)).ToArray();
        var (all, shares) = (Math.Max(1, words.Sum()), segments.Sum(segment => segment.Share));
        var cost = new double[segments.Count + 1, scenes.Length + 1];
        var from = new int[segments.Count + 1, scenes.Length + 1];
        for (var part = 0; part <= segments.Count; part++)
        {
            for (var end = 0; end <= scenes.Length; end++)
            {
                cost[part, end] = part == 0 && end == 0 ? 0 : double.PositiveInfinity;
                for (var start = part - 1; part > 0 && start < end; start++)
                {
                    var asked = segments[part - 1];
                    var fits = asked.Layout is not { } layout || scenes[start..end].Any(scene => SegmentLayouts.As(scene, layout, language) is not null);
                    var next = cost[part - 1, start] + Math.Abs((words[start..end].Sum() / all) - (asked.Share / shares)) + (fits ? 0 : OfLayout);
                    if (next < cost[part, end])
                    {
                        (cost[part, end], from[part, end]) = (next, start);
                    }
                }
            }
        }

        var starts = new int[segments.Count];
        for (var (part, end) = (segments.Count, scenes.Length); part > 0; part--)
        {
            starts[part - 1] = end = from[part, end];
        }

        return starts;
    }
}
