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

    /// <summary>Whether the layout is mirrored: everything starts at the right.</summary>
    public bool IsRightToLeft => Shaper.IsRightToLeft(TextShaper.Normalize(Screen.Heading ?? Screen.Body ?? Screen.Number));
}

internal static class SceneLayouts
{
    /// <summary>The layers of a scene's content, from back to front.</summary>
    public static IReadOnlyList<Layer> Lay(LayoutInput input) => input.Timeline.Scene.Layout switch
    {
        SceneLayout.Title => TitleLayout.Lay(input),
        SceneLayout.Points => PointsLayout.Lay(input),
        SceneLayout.Number => NumberLayout.Lay(input),
        SceneLayout.Quote => QuoteLayout.Lay(input),
        SceneLayout.Picture => PictureLayout.Lay(input),
        SceneLayout.Closing => ClosingLayout.Lay(input),
        _ => StatementLayout.Lay(input),
    };
}
