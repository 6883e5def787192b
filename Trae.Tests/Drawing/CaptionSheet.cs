using SkiaSharp;
using Trae.Contracts;

namespace Trae.Tests.Drawing;

/// <summary>
/// Writes captions to look at, into the folder <c>captions</c> beside the test program:
/// <c>dotnet test --project Trae.Tests -- --explicit only --filter-class "Trae.Tests.Drawing.CaptionSheet"</c>.
/// </summary>
public sealed class CaptionSheet
{
    [Theory(Explicit = true)]
    [InlineData("lagoon")]
    [InlineData("paper")]
    public void Every_style_in_every_language(string theme)
    {
        var styles = Enum.GetValues<CaptionStyle>();
        using var sheet = new SKBitmap(480 * styles.Length, 96 * CaptionSamples.Languages.Count);
        using var canvas = new SKCanvas(sheet);
        foreach (var (sample, row) in CaptionSamples.Languages.Select((sample, row) => (sample, row)))
        {
            foreach (var style in styles)
            {
                var timeline = CaptionSamples.Timeline(sample.Language, sample.Text, new Look(VideoFormat.Wide, theme, Presenter: null) { CaptionStyle = style });
                using var frame = Frames.Small(timeline, 45, 1920);
                Copy(canvas, frame, new SKRect(240, 790, 1680, 1080), new SKRect(480 * (int)style, 96 * row, 480 * (int)style + 476, 96 * row + 94));
            }
        }

        Write(sheet, $"languages-{theme}");
    }

    [Theory(Explicit = true)]
    [InlineData(CaptionStyle.Karaoke)]
    [InlineData(CaptionStyle.Block)]
    [InlineData(CaptionStyle.Minimal)]
    [InlineData(CaptionStyle.Bold)]
    public void Every_format(CaptionStyle style)
    {
        using var sheet = new SKBitmap(2400, 620);
        using var canvas = new SKCanvas(sheet);
        var left = 0f;
        foreach (var format in Enum.GetValues<VideoFormat>())
        {
            var timeline = SampleScenes.Timeline(SceneLayout.Points, format, theme: Looks.Themes[(int)style % 3]);
            using var frame = Frames.Small(timeline with { Look = timeline.Look with { CaptionStyle = style, Resolution = Resolution.P1440 } }, 62, 1000);
            var scale = 600f / frame.Height;
            Copy(canvas, frame, new SKRect(0, 0, frame.Width, frame.Height), SKRect.Create(left, 10, frame.Width * scale, 600));
            left += frame.Width * scale + 10;
        }

        Write(sheet, $"formats-{style}");
    }

    private static void Copy(SKCanvas canvas, SKBitmap frame, SKRect from, SKRect to)
    {
        using var image = SKImage.FromBitmap(frame);
        canvas.DrawImage(image, from, to, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
    }

    private static void Write(SKBitmap sheet, string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "captions")).FullName;
        using var data = sheet.Encode(SKEncodedImageFormat.Png, 90);
        File.WriteAllBytes(Path.Combine(folder, name + ".png"), data.ToArray());
    }
}
