using SkiaSharp;
using Trae.VideoWorker.Drawing;
using Trae.VideoWorker.Timeline;

namespace Trae.Tests.Drawing;

/// <summary>Pixels of a scene, for tests.</summary>
internal static class Frames
{
    public static FontLibrary Fonts { get; } = new();

    public static byte[] Copy(SceneCanvas canvas)
    {
        var pixels = new byte[canvas.RowBytes * canvas.Height];
        System.Runtime.InteropServices.Marshal.Copy(canvas.Pixels, pixels, 0, pixels.Length);

        return pixels;
    }

    /// <summary>A frame drawn alone, so that all of it is drawn.</summary>
    public static byte[] Full(SceneTimeline timeline, int frame, SceneMedia? media = null)
    {
        using var canvas = new SceneCanvas(timeline, media ?? SceneMedia.Empty, Fonts);
        canvas.Draw(frame);

        return Copy(canvas);
    }

    /// <summary>A frame as a picture of at most so many pixels along its longer side.</summary>
    public static SKBitmap Small(SceneTimeline timeline, int frame, int side, SceneMedia? media = null)
    {
        using var canvas = new SceneCanvas(timeline, media ?? SceneMedia.Empty, Fonts);
        canvas.Draw(frame);
        var info = new SKImageInfo(canvas.Width, canvas.Height, SKColorType.Bgra8888, SKAlphaType.Premul);
        using var pixmap = new SKPixmap(info, canvas.Pixels, canvas.RowBytes);
        using var image = SKImage.FromPixelCopy(pixmap);

        var scale = Math.Min(1, side / (float)Math.Max(canvas.Width, canvas.Height));
        var small = new SKBitmap(new SKImageInfo((int)(canvas.Width * scale), (int)(canvas.Height * scale), SKColorType.Bgra8888, SKAlphaType.Opaque));
        image.ScalePixels(small.PeekPixels(), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));

        return small;
    }

    /// <summary>The largest difference of any byte.</summary>
    public static int Difference(byte[] a, byte[] b)
    {
        var most = 0;
        for (var i = 0; i < a.Length; i++)
        {
            most = Math.Max(most, Math.Abs(a[i] - b[i]));
        }

        return most;
    }
}
