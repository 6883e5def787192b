using SkiaSharp;
using Trae.Contracts;
using Trae.VideoWorker.Drawing.Presenter;

namespace Trae.Tests.Drawing;

/// <summary>The cast, the framings and the emotions, each as one small sheet. TRAE_UPDATE_GOLDEN=1 rewrites them: look at them before you commit.</summary>
public sealed class PresenterGoldenTests
{
    [Fact]
    public void The_cast_looks_as_it_did() => Check(
        "presenters", 96, 96, 8, [.. Looks.Presenters.Select(id => SKBitmap.Decode(PresenterPicture.Draw(id, 96)))]);

    [Fact]
    public void The_framings_look_as_they_did() => Check("presenter-framings", 240, 240, 4, [.. Enum.GetValues<VideoFormat>().SelectMany(format => Enum.GetValues<Framing>().Select(framing =>
    {
        var timeline = SampleScenes.Timeline(SceneLayout.Points, format, "lagoon", Looks.Presenters[((int)format * 4 + (int)framing) % 16]);

        return Frames.Small(timeline with { Look = timeline.Look with { Framing = framing, Resolution = Resolution.P720 }, Emphases = [90] }, 104, 240);
    }))]);

    [Fact]
    public void The_emotions_look_as_they_did() => Check("presenter-emotions", 240, 135, 3, [.. Enum.GetValues<Emotion>().Select(emotion =>
    {
        var timeline = SampleScenes.Timeline(SceneLayout.Statement, theme: "paper", presenter: Looks.Presenters[8 + (int)emotion]);

        return Frames.Small(timeline with { Scene = timeline.Scene with { Emotion = emotion }, Look = timeline.Look with { Resolution = Resolution.P720 }, Captions = [] }, 98, 240);
    })]);

    private static void Check(string name, int width, int height, int columns, List<SKBitmap> pictures)
    {
        using var sheet = new SKBitmap(new SKImageInfo(columns * width, (pictures.Count + columns - 1) / columns * height, SKColorType.Bgra8888, SKAlphaType.Premul));
        using var canvas = new SKCanvas(sheet);
        canvas.Clear(new SKColor(0xFF0B2A36));
        for (var i = 0; i < pictures.Count; i++)
        {
            canvas.DrawBitmap(pictures[i], i % columns * width + (width - pictures[i].Width) / 2, i / columns * height + (height - pictures[i].Height) / 2);
            pictures[i].Dispose();
        }

        GoldenFile.Check(sheet, name);
    }
}
