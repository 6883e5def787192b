using SkiaSharp;
using Trae.Contracts;
using Trae.VideoWorker.Drawing;
using Trae.VideoWorker.Timeline;

namespace Trae.Tests.Drawing;

/// <summary>
/// Writes all layouts of a format on one sheet to look at, into the folder <c>frames</c> beside the test program:
/// <c>dotnet test --project Trae.Tests -- --explicit only --filter-class "Trae.Tests.Drawing.ContactSheet"</c>.
/// The repository's docs/layouts.jpg is the wide one with presenters, smaller.
/// </summary>
public sealed class ContactSheet
{
    private const int Gap = 12;

    [Theory(Explicit = true)]
    [InlineData(VideoFormat.Wide, true)]
    [InlineData(VideoFormat.Wide, false)]
    [InlineData(VideoFormat.Tall, true)]
    [InlineData(VideoFormat.Tall, false)]
    [InlineData(VideoFormat.Square, true)]
    [InlineData(VideoFormat.Square, false)]
    [InlineData(VideoFormat.Portrait, true)]
    [InlineData(VideoFormat.Portrait, false)]
    public void Of_a_format(VideoFormat format, bool presenter)
    {
        var scenes = Enum.GetValues<SceneLayout>().Select(layout => SampleScenes.Timeline(
            layout, format, Looks.Themes[(int)layout % Looks.Themes.Count], presenter ? Looks.Presenters[(int)layout % Looks.Presenters.Count] : null)).ToList();
        Save(Sheet(scenes, format == VideoFormat.Wide ? 640 : format == VideoFormat.Tall ? 640 : 460, format == VideoFormat.Wide ? 4 : 5), $"sheet-{format}-{(presenter ? "presenter" : "alone")}.jpg", 88);
    }

    internal static SKImage Sheet(IReadOnlyList<SceneTimeline> scenes, int side, int columns, SceneMedia? media = null)
    {
        var frames = scenes.Select(scene => Frames.Small(scene, 112, side, media)).ToList();
        var (width, height) = (frames.Max(frame => frame.Width) + Gap, frames.Max(frame => frame.Height) + Gap);
        var rows = (frames.Count + columns - 1) / columns;
        using var surface = SKSurface.Create(new SKImageInfo(columns * width + Gap, rows * height + Gap));
        surface.Canvas.Clear(new SKColor(0xFF16181D));
        for (var i = 0; i < frames.Count; i++)
        {
            surface.Canvas.DrawBitmap(frames[i], Gap + i % columns * width, Gap + i / columns * height);
            frames[i].Dispose();
        }

        return surface.Snapshot();
    }

    internal static void Save(SKImage sheet, string name, int quality)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "frames")).FullName, name);
        using var data = sheet.Encode(SKEncodedImageFormat.Jpeg, quality);
        File.WriteAllBytes(path, data.ToArray());
        sheet.Dispose();
        TestContext.Current.SendDiagnosticMessage("{0}", path);
    }
}
