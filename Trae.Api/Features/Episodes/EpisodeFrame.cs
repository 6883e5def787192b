using Trae.Api.Features.BrandVoices;
using Trae.Contracts;

namespace Trae.Api.Features.Episodes;

/// <summary>Puts the series' opening, closing and call to action around a script. Pure.</summary>
internal static class EpisodeFrame
{
    public static Storyboard Apply(Storyboard storyboard, EpisodeOrder order)
    {
        var scenes = storyboard.Scenes.ToArray();
        var (first, last) = (Array.FindIndex(scenes, scene => !scene.IsSilent), Array.FindLastIndex(scenes, scene => !scene.IsSilent));
        if (first < 0)
        {
            return storyboard;
        }

        if (order.Filled(order.Series.Opening, storyboard.Title) is { } opening)
        {
            scenes[first] = Lines.Before(scenes[first], opening, storyboard.Language);
        }

        if (scenes[first].Layout == SceneLayout.Title)
        {
            scenes[first] = scenes[first] with { Screen = scenes[first].Screen with { Kicker = order.Kicker } };
        }

        if (order.Filled(order.Series.Closing, storyboard.Title) is { } closing)
        {
            scenes[last] = Lines.After(scenes[last], closing, storyboard.Language);
        }

        if (order.Filled(order.Series.Action, storyboard.Title) is { } action && scenes[last].Layout == SceneLayout.Closing)
        {
            scenes[last] = scenes[last] with { Screen = scenes[last].Screen with { Action = action } };
        }

        return storyboard with { Scenes = scenes };
    }

    /// <summary>As a part of its series' order: the chapter, and where there is room for it a line above the heading.</summary>
    public static Scene Part(Scene scene, SeriesSegment segment, bool isFirst) => scene with
    {
        Segment = segment.Title,
        Screen = isFirst && scene.Layout == SceneLayout.Statement ? scene.Screen with { Kicker = segment.Title } : scene.Screen,
    };
}
