using SkiaSharp;
using Trae.VideoWorker.Drawing;
using Trae.VideoWorker.Drawing.Backgrounds;

namespace Trae.Tests.Drawing;

/// <summary>Pixels of a background that moves, without what stands on it.</summary>
internal static class Grounds
{
    public const int FrameCount = 180;

    public static SKBitmap OfMesh(Grid grid, Theme theme, int frame)
    {
        var pixels = new SKBitmap(new SKImageInfo(grid.Size.Width, grid.Size.Height, SKColorType.Bgra8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(pixels);
        canvas.Scale(grid.Pixels);
        using var mesh = new MovingMesh(grid, theme, FrameCount);
        mesh.Paint(canvas, frame);

        return pixels;
    }
}
