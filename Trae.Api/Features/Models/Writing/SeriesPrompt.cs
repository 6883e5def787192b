using System.Globalization;
using Trae.Api.Features.Episodes;

namespace Trae.Api.Features.Models.Writing;

/// <summary>Tells a model of the order of a series, and holds its script against it. Pure.</summary>
internal static class SeriesPrompt
{
    public const string File = "series.v1";

    /// <summary>Nothing where there are no parts.</summary>
    public static string Of(EpisodeOrder? order)
    {
        if (order is not { Segments.Count: > 0 })
        {
            return "";
        }

        var shares = order.Segments.Sum(segment => segment.Share);
        var lines = order.Segments.Select((segment, index) => FormattableString.Invariant(
            $"  {index + 1}. “{segment.Title}”, about {Math.Round(segment.Share / shares * 100):0} % of the script{(segment.Layout is { } layout ? $"; one of its scenes has the layout `{layout.ToString().ToLowerInvariant()}`, if the source has what it takes" : "")}"));

        return "\n\n" + PromptFile.Read(
            File, ("episode", order.Number.ToString(CultureInfo.InvariantCulture)), ("series", order.Series.Name), ("segments", string.Join('\n', lines)));
    }

    /// <summary>What is wrong with the order of a script, in sentences that both the model and a person understand.</summary>
    public static IReadOnlyList<string> Faults(ScriptAnswer script, EpisodeOrder? order)
    {
        if (order is not { Segments.Count: > 0 } || script.Scenes is not { Count: > 2 } scenes)
        {
            return order is { Segments.Count: > 0 } ? ["It has too few scenes for the parts of its series."] : [];
        }

        var said = scenes.Skip(1).SkipLast(1).Select(scene => scene.Segment ?? 0).ToList();
        if (said.Exists(number => number < 1 || number > order.Segments.Count))
        {
            return [FormattableString.Invariant($"Scene {said.FindIndex(number => number < 1 || number > order.Segments.Count) + 2} does not say which part of the series it belongs to. Give `segment` as a number from 1 to {order.Segments.Count}.")];
        }

        if (!said.Order().SequenceEqual(said))
        {
            return ["Its scenes are not in the order of the series' parts. Put them in that order."];
        }

        return [.. order.Segments.Where((_, index) => !said.Contains(index + 1)).Select(segment => $"It leaves out the part “{segment.Title}” of its series. Give it a scene.")];
    }
}
