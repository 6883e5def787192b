using SkiaSharp;

namespace Trae.VideoWorker.Drawing.Presenter.Faces;

/// <summary>Finds the line between the lips in a face: the darkest and reddest one, near where mouths are.</summary>
internal static class MouthSearch
{
    // The face is looked at in this size.
    private const int Side = 100;
    private const int Height = 116;

    private const float Width = 0.36f;
    private const int LikelyY = 81;
    private const int Aside = 12;
    private const int Above = 9;
    private const int Below = 11;

    public static PortraitMouth In(SKImage image, SKRect face)
    {
        using var small = new SKBitmap(new SKImageInfo(Side, Height, SKColorType.Bgra8888, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(small))
        {
            canvas.DrawImage(
                image, SKRect.Create(face.Left, face.Top, face.Width, face.Width * Height / Side), SKRect.Create(Side, Height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        }

        var pixels = small.Pixels;
        var best = (Score: double.MinValue, X: Side / 2, Y: LikelyY);
        for (var y = LikelyY - Above; y <= LikelyY + Below; y++)
        {
            for (var x = Side / 2 - Aside; x <= Side / 2 + Aside; x++)
            {
                var score = Score(pixels, x, y);
                best = score > best.Score ? (score, x, y) : best;
            }
        }

        var scale = face.Width / Side;

        return new(new SKPoint(face.Left + (best.X + 0.5f) * scale, face.Top + (best.Y + 0.5f) * scale), face.Width * Width);
    }

    private static double Score(SKColor[] pixels, int x, int y)
    {
        var around = Math.Max(1, (Average(pixels, x, y - 10, 15, 2, Luma) + Average(pixels, x, y + 10, 15, 2, Luma)) / 2);
        var dark = 1 - Average(pixels, x, y, 15, 1, Luma) / around;
        var red = Average(pixels, x, y, 14, 5, Redness) - (Average(pixels, x, y - 13, 14, 3, Redness) + Average(pixels, x, y + 13, 14, 3, Redness)) / 2;

        // Cheeks, or what is beside the face, are as bright or dark on both sides of the middle.
        var lopsided = Math.Abs(Average(pixels, x - 16, y, 4, 4, Luma) - Average(pixels, x + 16, y, 4, 4, Luma)) / around;
        var (aside, off) = ((x - Side / 2) / (double)Side, (y - LikelyY) / (double)Side);

        // Nostrils and moustaches are dark too, and above.
        return 0.7 * dark + 2 * red - 0.3 * lopsided - 22 * aside * aside - (off < 0 ? 60 : 34) * off * off;
    }

    private static double Luma(SKColor color) => 0.299 * color.Red + 0.587 * color.Green + 0.114 * color.Blue;

    private static double Redness(SKColor color) => (color.Red - color.Green) / (double)Math.Max(1, color.Red + color.Green);

    /// <param name="across">To each side of <paramref name="x"/>; <paramref name="down"/> likewise.</param>
    private static double Average(SKColor[] pixels, int x, int y, int across, int down, Func<SKColor, double> of)
    {
        var (sum, count) = (0d, 0);
        for (var row = Math.Max(0, y - down); row <= Math.Min(Height - 1, y + down); row++)
        {
            for (var column = Math.Max(0, x - across); column <= Math.Min(Side - 1, x + across); column++)
            {
                sum += of(pixels[row * Side + column]);
                count++;
            }
        }

        return count == 0 ? 0 : sum / count;
    }
}
