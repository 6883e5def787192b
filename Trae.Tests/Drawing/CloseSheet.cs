using SkiaSharp;
using Trae.Contracts;
using Trae.VideoWorker.Timeline;

namespace Trae.Tests.Drawing;

/// <summary>Writes sheets to look at closely: long texts in four scripts, and large resolutions, whole and in pixels; see <see cref="ContactSheet"/>.</summary>
public sealed class CloseSheet
{
    private const int Shown = 112;

    public static MatrixTheoryData<string, VideoFormat> Texts() => new([.. LongTexts.Languages], Enum.GetValues<VideoFormat>());

    public static MatrixTheoryData<Resolution, VideoFormat> Sizes() => new([Resolution.P1440, Resolution.P2160], Enum.GetValues<VideoFormat>());

    [Theory(Explicit = true)]
    [MemberData(nameof(Texts))]
    public void Of_long_texts(string language, VideoFormat format)
    {
        var scenes = Enum.GetValues<SceneLayout>().Select((layout, i) => SampleScenes.Timeline(
            layout, format, Looks.Themes[i % Looks.Themes.Count], i % 2 == 0 ? Looks.Presenters[i] : null, narration: LongTexts.Narration(language), language: language, screen: LongTexts.Screen(language)))
            .Select(scene => scene with { Captions = CaptionSamples.Timeline(language, LongTexts.Narration(language), scene.Look).Captions }).ToList();

        ContactSheet.Save(ContactSheet.Sheet(scenes, format is VideoFormat.Wide ? 560 : format == VideoFormat.Tall ? 560 : 430, format == VideoFormat.Wide ? 4 : 5), $"sheet-long-{language}-{format}.jpg", 90);
    }

    [Theory(Explicit = true)]
    [MemberData(nameof(Sizes))]
    public void Of_large_resolutions(Resolution resolution, VideoFormat format)
    {
        List<SceneTimeline> scenes = [.. Enum.GetValues<SceneLayout>().Select((layout, i) => SampleScenes.Timeline(layout, format, Looks.Themes[i % Looks.Themes.Count], Looks.Presenters[i])).Select(
            scene => scene with { Look = scene.Look with { Resolution = resolution, CaptionStyle = (CaptionStyle)((int)scene.Scene.Layout % 4), ProgressBar = true }, Place = new ScenePlace(2, 6) })];
        ContactSheet.Save(ContactSheet.Sheet(scenes, format is VideoFormat.Wide ? 560 : format == VideoFormat.Tall ? 560 : 430, format == VideoFormat.Wide ? 4 : 5), $"sheet-{resolution}-{format}.jpg", 90);
        ContactSheet.Save(InPixels(scenes[1]), $"pixels-{resolution}-{format}.jpg", 94);
    }

    /// <summary>The upper left of the content, the captions and the presenter, as large as they are.</summary>
    private static SKImage InPixels(SceneTimeline scene)
    {
        using var frame = Frames.Small(scene, Shown, int.MaxValue);
        var grid = VideoWorker.Drawing.Grid.For(scene);
        using var surface = SKSurface.Create(new SKImageInfo(1440, 480));
        foreach (var (x, place) in new[] { (0, new SKPoint(grid.Content.Left, grid.Content.Top)), (480, new SKPoint(grid.Captions.MidX - 100, grid.Captions.MidY - 60)), (960, new SKPoint(grid.Presenter.MidX - 60, grid.Presenter.Top + 80)) })
        {
            surface.Canvas.DrawBitmap(frame, SKRect.Create(place.X * grid.Pixels, place.Y * grid.Pixels, 480, 480), SKRect.Create(x, 0, 480, 480));
        }

        return surface.Snapshot();
    }
}
