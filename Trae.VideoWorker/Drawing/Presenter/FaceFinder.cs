using SkiaSharp;
using Trae.Contracts;

namespace Trae.VideoWorker.Drawing.Presenter;

/// <summary>
/// Finds the mouth in a portrait without a trained model: the largest patch in a colour of skin (Chai and Ngan, "Face
/// segmentation using skin-color map in videophone applications", 1999) is a face if it has eyes: two places, as far from
/// the middle, that are darker than the cheeks below. The mouth is the reddest and darkest row where mouths are below eyes.
/// Hair or a beard in a colour of skin misleads it: then a person says where the mouth is.
/// </summary>
internal static class FaceFinder
{
    private const int Side = 160;

    /// <param name="told">Where a person said it is; null to look for it.</param>
    /// <returns>Null if no face was found.</returns>
    public static PortraitMouth? Find(SKImage image, MouthPlace? told)
    {
        if (told is not null)
        {
            return new(new SKPoint((float)told.X * image.Width, (float)told.Y * image.Height), (float)told.Width * image.Width);
        }

        var scale = Side / (float)Math.Max(image.Width, image.Height);
        using var small = new SKBitmap(new SKImageInfo(Math.Max(1, (int)(image.Width * scale)), Math.Max(1, (int)(image.Height * scale)), SKColorType.Bgra8888, SKAlphaType.Unpremul));
        using var pixmap = small.PeekPixels();
        image.ScalePixels(pixmap, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));

        var pixels = small.Pixels;
        var patch = Largest([.. pixels.Select(IsSkin)], small.Width);
        if (patch.Count < pixels.Length / 60)
        {
            return null;
        }

        var face = FaceOf(patch, small.Width);
        if (face.Width < 12 || patch.Max() / small.Width - face.Top < 0.7f * face.Width || EyeRow(pixels, small.Width, small.Height, face) is not { } eyes || eyes + 0.5f * face.Width > small.Height)
        {
            return null;
        }

        var row = MouthRow(pixels, small.Width, small.Height, face, eyes);

        return new(new SKPoint(face.MidX / scale, row / scale), face.Width * 0.36f / scale);
    }

    private static bool IsSkin(SKColor color)
    {
        var (r, g, b) = ((int)color.Red, (int)color.Green, (int)color.Blue);
        var cb = 128 - 0.169 * r - 0.331 * g + 0.5 * b;
        var cr = 128 + 0.5 * r - 0.419 * g - 0.081 * b;

        return color.Alpha > 200 && r > 50 && r > b && cb is > 80 and < 127 && cr is > 134 and < 176;
    }

    private static List<int> Largest(bool[] skin, int width)
    {
        var best = new List<int>();
        var queue = new Queue<int>();
        for (var start = 0; start < skin.Length; start++)
        {
            var patch = new List<int>();
            Enter(start);
            while (queue.TryDequeue(out var at))
            {
                patch.Add(at);
                Enter(at - width);
                Enter(at + width);
                Enter(at % width > 0 ? at - 1 : -1);
                Enter(at % width < width - 1 ? at + 1 : -1);
            }

            best = patch.Count > best.Count ? patch : best;
        }

        return best;

        void Enter(int at)
        {
            if (at >= 0 && at < skin.Length && skin[at])
            {
                skin[at] = false;
                queue.Enqueue(at);
            }
        }
    }

    /// <summary>From the hairline to the chin, by the width of the patch where it is widest before a neck or shoulders can begin.</summary>
    private static SKRect FaceOf(List<int> patch, int width)
    {
        var rows = patch.GroupBy(at => at / width).OrderBy(row => row.Key)
            .Select(row => (Y: row.Key, Left: row.Min(at => at % width), Right: row.Max(at => at % width) + 1)).ToList();
        var top = rows[0].Y;
        var wide = rows.TakeWhile(row => row.Y - top <= Math.Max(Side / 10, 0.75f * Typical(rows, row.Y))).Select(row => row.Right - row.Left).OrderDescending().ToList();
        var across = wide[wide.Count / 5];
        var near = rows.Where(row => row.Y - top < across).ToList();
        var middle = near.Average(row => (row.Left + row.Right) / 2f);

        return SKRect.Create((float)middle - across / 2f, top, across, across * 1.32f);
    }

    private static float Typical(List<(int Y, int Left, int Right)> rows, int until) =>
        rows.Where(row => row.Y <= until).Max(row => row.Right - row.Left);

    /// <returns>Null if there are none.</returns>
    private static float? EyeRow(SKColor[] pixels, int width, int height, SKRect face)
    {
        var rows = Enumerable.Range(0, 38).Select(step => face.Top + (0.1f + 0.02f * step) * face.Width)
            .Select(y => (Y: y, Score: Math.Min(Darker(-1, y), Darker(1, y)))).ToList();
        var most = rows.Max(row => row.Score);

        // Brows are dark too, and above the eyes.
        return most < 0.06 ? null : rows.Last(row => row.Score >= 0.55 * most).Y;

        // Darker than the cheek below and the bridge of the nose beside.
        double Darker(int side, float y) => 1 - Light(side, y) / Math.Max(1, Math.Min(Light(side, y + 0.2f * face.Width), Light(0, y)));

        double Light(int side, float y) => Average(
            pixels, width, height, SKRect.Create(face.MidX + (side * 0.23f - 0.08f) * face.Width, y - 0.02f * face.Width, 0.16f * face.Width, 0.05f * face.Width), Luma);
    }

    private static float MouthRow(SKColor[] pixels, int width, int height, SKRect face, float eyes)
    {
        var likely = eyes + 0.41f * face.Width;
        var (from, to) = (likely - 0.13f * face.Width, Math.Min(height - 2, likely + 0.15f * face.Width));
        var best = (Score: double.MinValue, Y: likely);
        for (var y = from; y <= to; y += 0.5f)
        {
            var band = SKRect.Create(face.MidX - 0.15f * face.Width, y - 0.5f, 0.3f * face.Width, 1.5f);
            var near = SKRect.Create(face.MidX - 0.15f * face.Width, y - 0.12f * face.Width, 0.3f * face.Width, 0.24f * face.Width);
            var dark = 1 - Average(pixels, width, height, band, Luma) / Math.Max(1, Average(pixels, width, height, near, Luma));
            var red = Average(pixels, width, height, band, Redness) - Average(pixels, width, height, near, Redness);
            var off = (y - likely) / face.Width;
            var score = dark + 1.5 * red - 4 * off * off;
            best = score > best.Score ? (score, y) : best;
        }

        return best.Y;
    }

    private static double Luma(SKColor color) => 0.299 * color.Red + 0.587 * color.Green + 0.114 * color.Blue;

    private static double Redness(SKColor color) => (color.Red - color.Green) / (double)Math.Max(1, color.Red + color.Green);

    private static double Average(SKColor[] pixels, int width, int height, SKRect box, Func<SKColor, double> of)
    {
        var (sum, count) = (0d, 0);
        for (var y = Math.Max(0, (int)box.Top); y < Math.Min(height, box.Bottom); y++)
        {
            for (var x = Math.Max(0, (int)box.Left); x < Math.Min(width, box.Right); x++)
            {
                sum += of(pixels[y * width + x]);
                count++;
            }
        }

        return count == 0 ? 0 : sum / count;
    }
}
