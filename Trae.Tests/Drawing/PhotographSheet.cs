using SkiaSharp;
using Trae.Contracts;
using Trae.VideoWorker.Drawing.Presenter;
using Trae.VideoWorker.Drawing.Presenter.Faces;

namespace Trae.Tests.Drawing;

/// <summary>
/// Writes photographs to look at, with the mouth that was found, shut and open; see <see cref="ContactSheet"/>. They are
/// read from the folder TRAE_PHOTOS, since a repository should hold nobody's face.
/// </summary>
public sealed unsafe class PhotographSheet
{
    private const int Side = 300;
    private const int Columns = 3;
    private const int Rows = 5;

    [Fact(Explicit = true)]
    public void Of_a_folder()
    {
        var folder = Environment.GetEnvironmentVariable("TRAE_PHOTOS");
        Assert.SkipWhen(folder is null, "TRAE_PHOTOS names no folder.");
        var sheet = 0;
        foreach (var files in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Chunk(Columns * Rows))
        {
            using var surface = SKSurface.Create(new SKImageInfo(Columns * 3 * Side, Rows * Side));
            surface.Canvas.Clear(new SKColor(0xFF16181D));
            for (var i = 0; i < files.Length; i++)
            {
                using var image = SKImage.FromEncodedData(files[i]);
                Show(surface.Canvas, image, Path.GetFileName(files[i]), new SKPoint(i % Columns * 3 * Side, i / Columns * Side));
            }

            ContactSheet.Save(surface.Snapshot(), $"sheet-photographs-{sheet++}.jpg", 88);
        }
    }

    private static void Show(SKCanvas canvas, SKImage image, string name, SKPoint at)
    {
        var mouth = FaceFinder.Find(image, told: null);
        var scale = (Side - 4f) / Math.Max(image.Width, image.Height);
        canvas.DrawImage(image, SKRect.Create(at.X, at.Y, image.Width * scale, image.Height * scale), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var mark = new SKPaint { Color = mouth is null ? SKColors.Red : SKColors.Lime, StrokeWidth = 2, Style = SKPaintStyle.Stroke };
        using var text = new SKPaint { Color = SKColors.Yellow };
        using var font = Frames.Fonts.For('a', VideoWorker.Drawing.Text.FontWeight.Regular, "en", emoji: false).At(14, VideoWorker.Drawing.Text.FontWeight.Regular);
        canvas.DrawText(name, at.X + 4, at.Y + 14, font, text);
        if (mouth is null)
        {
            canvas.DrawRect(SKRect.Create(at.X + 2, at.Y + 2, image.Width * scale - 4, image.Height * scale - 4), mark);
            return;
        }

        canvas.DrawOval(at.X + mouth.Middle.X * scale, at.Y + mouth.Middle.Y * scale, mouth.Width * scale / 2, mouth.Width * scale / 6, mark);
        using var portrait = new Portrait(image, mouth, new SKSizeI(Side - 4, Side - 4), 0.6f);
        foreach (var (sound, x) in new[] { (Viseme.Wide, Side), (Viseme.Open, 2 * Side) })
        {
            using var frame = Frame(portrait, sound);
            canvas.DrawBitmap(frame, at.X + x, at.Y);
        }
    }

    private static SKBitmap Frame(Portrait portrait, Viseme sound)
    {
        var bitmap = new SKBitmap(new SKImageInfo(Side - 4, Side - 4, SKColorType.Bgra8888, SKAlphaType.Premul));
        var pixels = new Pixels((byte*)bitmap.GetPixels(), bitmap.Width, bitmap.Height, bitmap.RowBytes);
        portrait.Compose(pixels, SKMatrix.Identity, default(PresenterPose) with { Mouth = MouthShape.Of(sound).Rounded() }, pixels.Frame);

        return bitmap;
    }
}
