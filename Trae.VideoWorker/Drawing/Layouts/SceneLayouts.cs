using SkiaSharp;
using Trae.Contracts;
using Trae.VideoWorker.Drawing.Layers;
using Trae.VideoWorker.Drawing.Text;
using Trae.VideoWorker.Timeline;

namespace Trae.VideoWorker.Drawing.Layouts;

/// <summary>What a layout is made from.</summary>
internal sealed record LayoutInput(SceneTimeline Timeline, Grid Grid, Theme Theme, TextShaper Shaper, SceneMedia Media)
{
    public ScreenText Screen => Timeline.Scene.Screen;

    public SKRect Content => Grid.Content;

    public SKImage? Picture => Media.Picture(Screen.Picture);

    public float Scale => Grid.Scale;

    /// <summary>How many of the scene's entries were on the pages before.</summary>
    public int FirstEntry { get; init; }

    public Fit Fit { get; } = new();

    /// <summary>When an entry appears: as it is spoken, or one after the other in a scene whose speech names none.</summary>
    public int Reveal(int index) => index < Timeline.ItemReveals.Count ? Timeline.ItemReveals[index] : 12 + 12 * index;

    /// <summary>Whether the layout is mirrored: everything starts at the right.</summary>
    public bool IsRightToLeft => Shaper.IsRightToLeft(TextShaper.Normalize(
        Screen.Heading ?? Screen.Body ?? Screen.Number ?? string.Concat(Screen.Items ?? []) + string.Concat(Screen.Events?.Select(moment => moment.What) ?? [])));
}

internal static class SceneLayouts
{
    /// <summary>The layers of a scene's content, from back to front; on several pages where one would be hard to read.</summary>
    public static IReadOnlyList<Layer> Lay(LayoutInput input) => ScenePages.Lay(input, LayPage);

    private static IReadOnlyList<Layer> LayPage(LayoutInput input) => input.Timeline.Scene.Layout switch
    {
        SceneLayout.Title => TitleLayout.Lay(input),
        SceneLayout.Points => PointsLayout.Lay(input),
        SceneLayout.Number => NumberLayout.Lay(input),
        SceneLayout.Quote => QuoteLayout.Lay(input),
        SceneLayout.Picture => PictureLayout.Lay(input),
        SceneLayout.PictureText => PictureTextLayout.Lay(input),
        SceneLayout.Columns => ColumnsLayout.Lay(input),
        SceneLayout.Timeline => TimelineLayout.Lay(input),
        SceneLayout.Chart => ChartLayout.Lay(input),
        SceneLayout.Code => CodeLayout.Lay(input),
        SceneLayout.Steps => StepsLayout.Lay(input),
        SceneLayout.Clip => ClipLayout.Lay(input),
        SceneLayout.Closing => ClosingLayout.Lay(input),
        _ => StatementLayout.Lay(input),
    };
}
